using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>A row of a table with a column of each kind.</summary>
public sealed class Person
{
    public float Age { get; set; }

    public string Region { get; set; } = "north";

    public bool IsMember { get; set; }

    public DateTime Joined { get; set; } = new(2001, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public string Genres { get; set; } = "Drama|War";

    /// <summary>People whose age depends on their region, who join in the evening, and whose genres go with their age.</summary>
    public static Person[] Draw(int count, int seed)
    {
        var random = SeededRandom.For(seed, 79);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var north = random.NextDouble() < 0.4;
            var age = (float)((north ? 50 : 30) + (8 * random.NextGaussian()));
            return new Person
            {
                Age = age,
                Region = north ? "north" : "south",
                IsMember = random.NextDouble() < (north ? 0.8 : 0.3),
                Joined = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.NextInt32(300)).AddHours(18 + random.NextInt32(4)),
                Genres = age > 40 ? "Drama|War" : "Comedy",
            };
        })];
    }

    public static IDataView View(IEnumerable<Person> people) => new MLContext(0).Data.LoadFromEnumerable(people);

    public static FidelityOptions Options => new()
    {
        Kinds = new Dictionary<string, ColumnKind> { [nameof(Genres)] = ColumnKind.MultiValued },
        Permutations = 99,
    };
}
