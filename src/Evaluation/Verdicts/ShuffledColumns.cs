namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Independent columns: users, items, values and times of real interactions, each column shuffled by itself. Every distribution of one column is kept,
/// everything that links columns is lost. This is what data is worth that knows marginals alone.
/// </summary>
internal static class ShuffledColumns
{
    private const long RandomPurpose = 0x53485546;
    private const int MostPasses = 100;

    /// <summary>As many users as the real ones. The few items that a user has twice after all exchanges are left out.</summary>
    public static Interactions Of(Interactions real, int seed)
    {
        var random = SeededRandom.For(seed, RandomPurpose);
        var items = real.ItemIndices.ToArray();
        random.Shuffle<int>(items);
        var twice = ExchangeTwins(items, real, random);
        var (values, times) = (Shuffled(real.Values, random), Shuffled(real.Timestamps, random));
        var builder = new InteractionsBuilder(real.HasValues, real.HasTimestamps);
        for (var user = 0; user < real.UserCount; user++)
        {
            for (var at = real.Offsets[user]; at < real.Offsets[user + 1]; at++)
            {
                if (!twice.Contains(at))
                    builder.Add(user, items[at], real.HasValues ? values[at] : 0, real.HasTimestamps ? times[at] : 0);
            }
        }

        return builder.Build(real.Users, real.Items);
    }

    /// <summary>Exchanges items that a user has twice with those at random places, over and over, and tells those left.</summary>
    private static HashSet<int> ExchangeTwins(int[] items, Interactions real, SeededRandom random)
    {
        var twice = Twins(items, real);
        for (var pass = 0; pass < MostPasses && twice.Count > 0; pass++)
        {
            foreach (var at in twice)
            {
                var other = random.NextInt32(items.Length);
                (items[at], items[other]) = (items[other], items[at]);
            }

            twice = Twins(items, real);
        }

        return [.. twice];
    }

    private static List<int> Twins(int[] items, Interactions real)
    {
        var lastUser = new int[real.ItemCount];
        List<int> twice = [];
        for (var user = 0; user < real.UserCount; user++)
        {
            for (var at = real.Offsets[user]; at < real.Offsets[user + 1]; at++)
            {
                if (lastUser[items[at]] == user + 1)
                    twice.Add(at);
                lastUser[items[at]] = user + 1;
            }
        }

        return twice;
    }

    private static T[] Shuffled<T>(ReadOnlySpan<T> column, SeededRandom random)
    {
        var values = column.ToArray();
        random.Shuffle<T>(values);
        return values;
    }
}
