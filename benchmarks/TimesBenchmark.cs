using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Trainers.Tests.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// <c>times</c>: how far generated times are from those of real users who were not learnt from, as the largest difference between
/// distribution functions (Kolmogorov and Smirnov), against the difference between the two halves of the real users.
/// </summary>
internal static class TimesBenchmark
{
    public static Command Create()
    {
        var halvings = new Option<int>("--halvings") { Description = "How often the users are halved at random.", DefaultValueFactory = _ => 20, HelpName = "N" };
        return BenchmarkCommand.Create("times", "Generated times against real ones: spans, gaps, sessions, daily and weekly rhythm.", (ratings, _, arguments) =>
        {
            if (!ratings.HasTimestamps)
                throw new InvalidDataException("The ratings have no times; ml-latest-small and ml-100k have.");
            var all = Enumerable.Range(0, arguments.GetValue(halvings)).Select(seed => Measure(ratings, seed)).ToArray();
            Console.WriteLine("                   real halves   real sets   popularity sets");
            foreach (var feature in Distances.Features.Keys)
            {
                var means = Enumerable.Range(0, 3).Select(column => all.Average(one => one[feature][column])).ToArray();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feature,-20} {means[0],9:F3} {means[1],11:F3} {means[2],17:F3}"));
            }
        }, halvings);
    }

    /// <summary>For each feature how far the other half is from the half learnt from, times drawn for its own sets, and whole new users.</summary>
    private static Dictionary<string, double[]> Measure(Interactions ratings, int seed)
    {
        var order = SeededRandom.For(seed).Permutation(ratings.UserCount);
        var learnt = ratings.SelectUsers(order.AsSpan(0, order.Length / 2));
        var other = ratings.SelectUsers(order.AsSpan(order.Length / 2));
        var model = SessionTimeModel.Fit(learnt, seed, progress: null, CancellationToken.None);
        var drawn = Enumerable.Range(0, other.UserCount).Select(user => model.Sample(other.ItemsOf(user), SeededRandom.For(seed, RandomPurpose.Times, user))).ToArray();
        using var popularity = new PopularityGenerator(new() { Seed = seed }).Fit(learnt.WithoutValues());
        var users = popularity.Sample(new() { UserCount = other.UserCount, Seed = seed });
        return Distances.Features.Keys.ToDictionary(feature => feature, feature => Array.ConvertAll(
            [Distances.Of(learnt, feature), Distances.Of(drawn, feature), Distances.Of(users, feature)],
            values => Distances.KolmogorovSmirnov(Distances.Of(other, feature), values)));
    }
}
