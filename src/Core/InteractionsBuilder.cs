namespace SynthRec.MLNet;

/// <summary>Collects interactions in any order and makes <see cref="Interactions"/> of them.</summary>
/// <remarks>Two passes of counting and one sort within each user; interactions with equal items keep the order in which they were added.</remarks>
public sealed class InteractionsBuilder
{
    private readonly DuplicatePolicy duplicates;
    private readonly GrowingArray<int> users = new();
    private readonly GrowingArray<int> items = new();
    private readonly GrowingArray<float>? values;
    private readonly GrowingArray<long>? timestamps;
    private readonly GrowingArray<byte>? eventTypes;

    /// <summary>Starts with no interactions.</summary>
    /// <param name="withValues">Whether every interaction has a value.</param>
    /// <param name="withTimestamps">Whether every interaction has a time.</param>
    /// <param name="withEventTypes">Whether every interaction has an event type.</param>
    /// <param name="duplicates">What becomes of several interactions of one user with one item.</param>
    public InteractionsBuilder(bool withValues = false, bool withTimestamps = false, bool withEventTypes = false, DuplicatePolicy duplicates = DuplicatePolicy.KeepLast)
    {
        this.duplicates = duplicates;
        values = withValues ? new() : null;
        timestamps = withTimestamps ? new() : null;
        eventTypes = withEventTypes ? new() : null;
    }

    /// <summary>The number of interactions added so far.</summary>
    public int Count => users.Count;

    /// <summary>Adds an interaction; a value, time or event type that the builder was not made for is ignored.</summary>
    public void Add(int user, int item, float value = 0, long timestamp = 0, byte eventType = 0)
    {
        users.Add(user);
        items.Add(item);
        values?.Add(value);
        timestamps?.Add(timestamp);
        eventTypes?.Add(eventType);
    }

    /// <summary>Makes the interactions; call it once, when all are added.</summary>
    /// <param name="userIds">The ids of the users that the indices added mean.</param>
    /// <param name="itemIds">The ids of the items that the indices added mean.</param>
    /// <param name="eventTypeIds">The ids of the event types, if the builder was made for them.</param>
    /// <exception cref="ArgumentException">An index has no id, or a value, time or event type cannot be used; see <see cref="Interactions(Vocabulary, Vocabulary, int[], int[], float[], long[], byte[], Vocabulary)"/>.</exception>
    /// <exception cref="InvalidDataException">There are duplicates and the policy is <see cref="DuplicatePolicy.Reject"/>.</exception>
    public Interactions Build(Vocabulary userIds, Vocabulary itemIds, Vocabulary? eventTypeIds = null)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        ArgumentNullException.ThrowIfNull(itemIds);
        var starts = new int[userIds.Count + 1];
        for (var i = 0; i < Count; i++)
        {
            if ((uint)users[i] >= (uint)userIds.Count)
                throw new ArgumentException($"Interaction {i} has user {users[i]}; there are {userIds.Count} users.", nameof(userIds));
            starts[users[i] + 1]++;
        }

        for (var user = 0; user < userIds.Count; user++)
            starts[user + 1] += starts[user];

        var order = new int[Count];
        var next = starts.AsSpan(0, userIds.Count).ToArray();
        for (var i = 0; i < Count; i++)
            order[next[users[i]]++] = i;

        var kept = 0;
        var offsets = new int[userIds.Count + 1];
        for (var user = 0; user < userIds.Count; user++)
        {
            var row = order.AsSpan(starts[user], starts[user + 1] - starts[user]);
            SortRow(row);
            kept = duplicates == DuplicatePolicy.KeepAll ? KeepAll(row, order, kept) : Merge(row, order, kept, userIds, user, itemIds);
            offsets[user + 1] = kept;
        }

        Array.Resize(ref order, kept);
        return new(
            userIds,
            itemIds,
            offsets,
            Array.ConvertAll(order, i => items[i]),
            values is null ? null : Array.ConvertAll(order, i => values[i]),
            timestamps is null ? null : Array.ConvertAll(order, i => timestamps[i]),
            eventTypes is null ? null : Array.ConvertAll(order, i => eventTypes[i]),
            eventTypes is null ? null : eventTypeIds);
    }

    private void SortRow(Span<int> row)
    {
        if (timestamps is null)
        {
            row.Sort((a, b) => items[a] != items[b] ? items[a].CompareTo(items[b]) : a.CompareTo(b));
            return;
        }

        row.Sort((a, b) =>
        {
            if (items[a] != items[b])
                return items[a].CompareTo(items[b]);
            return timestamps[a] != timestamps[b] ? timestamps[a].CompareTo(timestamps[b]) : a.CompareTo(b);
        });
    }

    private static int KeepAll(ReadOnlySpan<int> row, int[] order, int kept)
    {
        row.CopyTo(order.AsSpan(kept));
        return kept + row.Length;
    }

    private int Merge(ReadOnlySpan<int> row, int[] order, int kept, Vocabulary userIds, int user, Vocabulary itemIds)
    {
        for (var start = 0; start < row.Length;)
        {
            var end = start + 1;
            while (end < row.Length && items[row[end]] == items[row[start]])
                end++;
            if (end - start > 1 && duplicates == DuplicatePolicy.Reject)
                throw new InvalidDataException($"User '{userIds.GetText(user)}' has {end - start} interactions with item '{itemIds.GetText(items[row[start]])}'. Choose a {nameof(DuplicatePolicy)} that merges or keeps them.");

            var chosen = duplicates == DuplicatePolicy.KeepFirst ? row[start] : row[end - 1];
            if (values is not null && end - start > 1 && duplicates is DuplicatePolicy.SumValues or DuplicatePolicy.MeanValue)
                values[chosen] = Total(row[start..end]) / (duplicates == DuplicatePolicy.MeanValue ? end - start : 1);
            order[kept++] = chosen;
            start = end;
        }

        return kept;
    }

    private float Total(ReadOnlySpan<int> same)
    {
        var total = 0.0;
        foreach (var i in same)
            total += values![i];
        return (float)total;
    }
}
