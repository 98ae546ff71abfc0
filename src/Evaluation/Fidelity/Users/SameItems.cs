namespace SynthRec.MLNet.Evaluation;

/// <summary>Gives real and synthetic interactions the same items, matched by their ids.</summary>
internal static class SameItems
{
    /// <summary>The items of the real side keep their indices; those that only the synthetic side knows follow.</summary>
    public static (Interactions Real, Interactions Synthetic) Of(Interactions real, Interactions synthetic)
    {
        var map = ItemMap.Between(synthetic.Items, real.Items);
        if (synthetic.ItemCount == real.ItemCount && map.AsSpan().SequenceEqual(Enumerable.Range(0, map.Length).ToArray()))
            return (real, synthetic);
        List<string> ids = [.. Enumerable.Range(0, real.ItemCount).Select(real.Items.GetText)];
        for (var item = 0; item < map.Length; item++)
        {
            if (map[item] >= 0)
                continue;
            map[item] = ids.Count;
            ids.Add(synthetic.Items.GetText(item));
        }

        var items = Vocabulary.FromText(ids);
        return (Renumbered(real, items, item => item), Renumbered(synthetic, items, item => map[item]));
    }

    private static Interactions Renumbered(Interactions data, Vocabulary items, Func<int, int> numberOf)
    {
        var builder = new InteractionsBuilder(data.HasValues, data.HasTimestamps, data.EventTypes is not null, DuplicatePolicy.KeepAll);
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                builder.Add(
                    user,
                    numberOf(data.ItemIndices[at]),
                    data.HasValues ? data.Values[at] : 0,
                    data.HasTimestamps ? data.Timestamps[at] : 0,
                    data.EventTypes is null ? (byte)0 : data.EventTypeIndices[at]);
            }
        }

        return builder.Build(data.Users, items, data.EventTypes);
    }
}
