using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Sessions drawn from known laws: a Markov chain of items, log-normal gaps, a constant chance to end, a type that depends on the item.</summary>
internal static class MadeUpSessions
{
    public const int ItemCount = 8;
    public const int ManyItemsCount = 300;
    public const int MostEvents = 30;
    public const double EndProbability = 0.2;
    public const double TypeProbability = 0.75;
    public const double LogGapMean = 4;
    public const double LogGapDeviation = 1.2;

    /// <summary>P(to | from): half goes to the next item, a quarter to the one after that, and the rest anywhere.</summary>
    public static double Transition(int from, int to) =>
        (0.25 / ItemCount) + (to == (from + 1) % ItemCount ? 0.5 : to == (from + 2) % ItemCount ? 0.25 : 0);

    /// <summary>Sessions of the Markov chain.</summary>
    public static Interactions Markov(int users, int seed) => Draw(users, seed, (items, random) =>
    {
        var point = random.NextDouble();
        var to = 0;
        while (to < ItemCount - 1 && (point -= Transition(items[^1], to)) >= 0)
            to++;
        return to;
    });

    /// <summary>Sessions that mostly go back to the item before the last, which a first-order chain cannot know.</summary>
    public static Interactions BackAndForth(int users, int seed) => Draw(users, seed, (items, random) =>
        items.Count > 1 && random.NextDouble() < 0.9 ? items[^2] : random.NextInt32(ItemCount));

    /// <summary>Sessions of even or of odd items, but for items 0 and 1, which come two times in three whoever it is.</summary>
    public static Interactions TwoTastes(int users, int seed) => Draw(users, seed, (items, random) =>
        items.Count % 3 != 0 ? random.NextInt32(2) : 2 + (items[0] % 2) + (2 * random.NextInt32((ItemCount / 2) - 1)));

    /// <summary>Sessions in which no item comes twice.</summary>
    public static Interactions WithoutRepeats(int users, int seed) => Draw(users, seed, (items, random) =>
    {
        int[] left = [.. Enumerable.Range(0, ItemCount).Except(items)];
        return left.Length == 0 ? -1 : left[random.NextInt32(left.Length)];
    });

    /// <summary>Sessions of many items without any order, a few of them common and most of them rare.</summary>
    public static Interactions ManyItems(int users, int seed) => Draw(users, seed, (items, random) => (int)(ManyItemsCount * Math.Pow(random.NextDouble(), 2)), ManyItemsCount);

    private static Interactions Draw(int users, int seed, Func<List<int>, SeededRandom, int> next, int itemCount = ItemCount)
    {
        var builder = new InteractionsBuilder(withTimestamps: true, withEventTypes: true, duplicates: DuplicatePolicy.KeepAll);
        for (var user = 0; user < users; user++)
        {
            var random = SeededRandom.For(seed, 0, user);
            var time = 1_000_000_000L + random.NextInt32(10_000_000);
            var items = new List<int> { random.NextInt32(itemCount) };
            while (true)
            {
                var type = (items[^1] % 2 == 0) == (random.NextDouble() < TypeProbability) ? 1 : 0;
                builder.Add(user, items[^1], timestamp: time, eventType: (byte)type);
                if (random.NextDouble() < EndProbability || items.Count == MostEvents || next(items, random) is not (>= 0 and var item))
                    break;
                items.Add(item);
                time += 1 + (long)Math.Exp(LogGapMean + (LogGapDeviation * random.NextGaussian()));
            }
        }

        return builder.Build(
            Vocabulary.FromText([.. Enumerable.Range(0, users).Select(i => $"u{i}")]),
            Vocabulary.FromText([.. Enumerable.Range(0, itemCount).Select(i => $"i{i}")]),
            Vocabulary.FromText(["view", "buy"]));
    }
}
