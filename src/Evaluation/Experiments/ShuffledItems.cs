namespace SynthRec.MLNet.Evaluation;

/// <summary>Items in a random order.</summary>
/// <remarks>
/// Items are numbered as they first appear in the data, held-out interactions among it: low numbers are what the first users took and what many
/// took. Recommenders order equal scores by number, so one that knows nothing would seem to know what is popular.
/// </remarks>
internal static class ShuffledItems
{
    private const long RandomPurpose = 0x4954454D53;

    /// <summary>Some items, in an order that the seed alone decides.</summary>
    public static int[] Order(int[] items, int seed)
    {
        var order = items.ToArray();
        SeededRandom.For(seed, RandomPurpose).Shuffle<int>(order);
        return order;
    }

    /// <summary>The interactions with the chosen items, numbered in the order given.</summary>
    public static Interactions Select(Interactions data, int[] order)
    {
        var newIndex = new int[data.ItemCount];
        Array.Fill(newIndex, -1);
        foreach (var (index, item) in order.Index())
            newIndex[item] = index;
        var builder = new InteractionsBuilder(data.HasValues, data.HasTimestamps, data.EventTypes is not null, DuplicatePolicy.KeepAll);
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                if (newIndex[data.ItemIndices[at]] is >= 0 and var item)
                    builder.Add(user, item, data.HasValues ? data.Values[at] : 0, data.HasTimestamps ? data.Timestamps[at] : 0, data.EventTypes is null ? (byte)0 : data.EventTypeIndices[at]);
            }
        }

        return builder.Build(data.Users, data.Items.Subset(order), data.EventTypes);
    }
}
