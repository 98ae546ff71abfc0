namespace SynthRec.MLNet;

/// <summary>Common choices of which interactions count.</summary>
public static class InteractionFilters
{
    /// <summary>Keeps interactions with at least this value, such as ratings of 4 and more; users and items stay.</summary>
    /// <exception cref="InvalidOperationException">The interactions have no values.</exception>
    public static Interactions WithValueAtLeast(this Interactions data, float minimum)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.HasValues)
            throw new InvalidOperationException("The interactions have no values to choose by.");
        return data.Where(at => data.Values[at] >= minimum);
    }

    /// <summary>Keeps users with at least this many interactions; items stay.</summary>
    public static Interactions WithActivityAtLeast(this Interactions data, int minimum)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.SelectUsers([.. Enumerable.Range(0, data.UserCount).Where(user => data.CountOf(user) >= minimum)]);
    }

    /// <summary>Drops items that nobody interacted with; users stay.</summary>
    public static Interactions WithoutUnusedItems(this Interactions data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var counts = data.ItemCounts();
        return data.SelectItems([.. Enumerable.Range(0, data.ItemCount).Where(item => counts[item] > 0)]);
    }

    /// <summary>
    /// The k-core: users and items with fewer than <paramref name="k"/> interactions are dropped until none is left.
    /// </summary>
    public static Interactions Core(this Interactions data, int k)
    {
        ArgumentNullException.ThrowIfNull(data);
        while (true)
        {
            var counts = data.ItemCounts();
            var next = data.WithActivityAtLeast(k).SelectItems([.. Enumerable.Range(0, data.ItemCount).Where(item => counts[item] >= k)]);
            if (next.UserCount == data.UserCount && next.ItemCount == data.ItemCount)
                return next;
            data = next;
        }
    }

    /// <summary>Keeps only the chosen items, which must be in ascending order; users stay.</summary>
    public static Interactions SelectItems(this Interactions data, ReadOnlySpan<int> items)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (var i = 1; i < items.Length; i++)
        {
            if (items[i] <= items[i - 1])
                throw new ArgumentException("The items must be in ascending order.", nameof(items));
        }

        return data.RenumberItems(items);
    }

    /// <summary>Keeps only the chosen items, all different and numbered in the order given; users stay.</summary>
    internal static Interactions RenumberItems(this Interactions data, ReadOnlySpan<int> items)
    {
        var newIndex = new int[data.ItemCount];
        Array.Fill(newIndex, -1);
        for (var i = 0; i < items.Length; i++)
            newIndex[items[i]] = i;
        var kept = data.Where(at => newIndex[data.ItemIndices[at]] >= 0);
        var numbers = Array.ConvertAll(kept.ItemIndices.ToArray(), item => newIndex[item]);
        int[] order = [.. Enumerable.Range(0, kept.Count)];
        for (var user = 0; user < kept.UserCount; user++)
            order.AsSpan(kept.Offsets[user], kept.CountOf(user)).Sort((a, b) => numbers[a] != numbers[b] ? numbers[a].CompareTo(numbers[b]) : a.CompareTo(b));
        return new(
            kept.Users,
            data.Items.Subset(items),
            kept.Offsets.ToArray(),
            Array.ConvertAll(order, at => numbers[at]),
            kept.HasValues ? Array.ConvertAll(order, at => kept.Values[at]) : null,
            kept.HasTimestamps ? Array.ConvertAll(order, at => kept.Timestamps[at]) : null,
            kept.EventTypes is null ? null : Array.ConvertAll(order, at => kept.EventTypeIndices[at]),
            kept.EventTypes);
    }
}
