namespace SynthRec.MLNet.Evaluation;

/// <summary>Data without any distribution: as many users and interactions as the real data, all users equally active, items, values and times drawn uniformly.</summary>
internal static class FlatColumns
{
    private const long RandomPurpose = 0x464C4154;

    public static Interactions Of(Interactions real, int seed)
    {
        var random = SeededRandom.For(seed, RandomPurpose);
        int[] items = [.. real.ItemCounts().Index().Where(count => count.Item > 0).Select(count => count.Index)];
        float[] values = [.. real.Values.ToArray().Distinct().Order()];
        var (first, last) = real.HasTimestamps ? (real.Timestamps.ToArray().Min(), real.Timestamps.ToArray().Max()) : (0, 0);
        var builder = new InteractionsBuilder(real.HasValues, real.HasTimestamps);
        for (var user = 0; user < real.UserCount; user++)
        {
            var wanted = Math.Min(items.Length, (int)(((user + 1L) * real.Count / real.UserCount) - ((long)user * real.Count / real.UserCount)));
            for (var at = 0; at < wanted; at++)
            {
                var other = at + random.NextInt32(items.Length - at);
                (items[at], items[other]) = (items[other], items[at]);
                builder.Add(user, items[at], values.Length == 0 ? 0 : values[random.NextInt32(values.Length)], first + (long)(random.NextDouble() * (last - first)));
            }
        }

        return builder.Build(real.Users, real.Items);
    }
}
