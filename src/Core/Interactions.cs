namespace SynthRec.MLNet;

/// <summary>
/// Interactions of users with items as compressed sparse rows: for each user the items in ascending
/// order, each with an optional value, time and event type. Immutable and safe for concurrent reading.
/// </summary>
/// <remarks>
/// Memory: 4 bytes for each interaction, + 4 with values, + 8 with times, + 1 with event types, and 4 for each user.
/// Within a user interactions are ordered by item, then by time; see <see cref="InTimeOrder"/> for journeys.
/// </remarks>
public sealed class Interactions
{
    private readonly int[] offsets;
    private readonly int[] items;
    private readonly float[]? values;
    private readonly long[]? timestamps;
    private readonly byte[]? eventTypes;

    /// <summary>Makes interactions from finished arrays, which must not be changed afterwards.</summary>
    /// <param name="users">The ids of the users.</param>
    /// <param name="itemIds">The ids of the items.</param>
    /// <param name="offsets">Where each user's interactions start; <c>users.Count + 1</c> ascending numbers, the last the number of interactions.</param>
    /// <param name="items">The item of each interaction, ascending within a user.</param>
    /// <param name="values">The value (rating, count) of each interaction, finite; null if there are none.</param>
    /// <param name="timestamps">The time of each interaction in Unix seconds, not negative; null if there are none.</param>
    /// <param name="eventTypes">The event type of each interaction, an index into <paramref name="eventTypeIds"/>; null if there are none.</param>
    /// <param name="eventTypeIds">The ids of the event types; null exactly when <paramref name="eventTypes"/> is.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together.</exception>
    public Interactions(
        Vocabulary users,
        Vocabulary itemIds,
        int[] offsets,
        int[] items,
        float[]? values = null,
        long[]? timestamps = null,
        byte[]? eventTypes = null,
        Vocabulary? eventTypeIds = null)
    {
        InteractionArrays.Require(users, itemIds, offsets, items, values, timestamps, eventTypes, eventTypeIds);
        (Users, Items, EventTypes) = (users, itemIds, eventTypeIds);
        (this.offsets, this.items, this.values, this.timestamps, this.eventTypes) = (offsets, items, values, timestamps, eventTypes);
    }

    /// <summary>The ids of the users.</summary>
    public Vocabulary Users { get; }

    /// <summary>The ids of the items, including items that nobody here interacted with.</summary>
    public Vocabulary Items { get; }

    /// <summary>The ids of the event types; null if the interactions have none.</summary>
    public Vocabulary? EventTypes { get; }

    /// <summary>The number of users, including those without interactions.</summary>
    public int UserCount => Users.Count;

    /// <summary>The number of items, including those without interactions.</summary>
    public int ItemCount => Items.Count;

    /// <summary>The number of interactions.</summary>
    public int Count => items.Length;

    /// <summary>Whether interactions have values.</summary>
    public bool HasValues => values is not null;

    /// <summary>Whether interactions have times.</summary>
    public bool HasTimestamps => timestamps is not null;

    /// <summary>Where each user's interactions start, and at the end <see cref="Count"/>.</summary>
    public ReadOnlySpan<int> Offsets => offsets;

    /// <summary>The items of all interactions, user after user.</summary>
    public ReadOnlySpan<int> ItemIndices => items;

    /// <summary>The values of all interactions, user after user; empty if there are none.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The times of all interactions in Unix seconds, user after user; empty if there are none.</summary>
    public ReadOnlySpan<long> Timestamps => timestamps;

    /// <summary>The event types of all interactions, user after user; empty if there are none.</summary>
    public ReadOnlySpan<byte> EventTypeIndices => eventTypes;

    /// <summary>The number of interactions of a user.</summary>
    public int CountOf(int user) => offsets[user + 1] - offsets[user];

    /// <summary>The items of a user, ascending.</summary>
    public ReadOnlySpan<int> ItemsOf(int user) => items.AsSpan(offsets[user], CountOf(user));

    /// <summary>The values of a user, in the order of <see cref="ItemsOf"/>; empty if there are none.</summary>
    public ReadOnlySpan<float> ValuesOf(int user) => values is null ? default : values.AsSpan(offsets[user], CountOf(user));

    /// <summary>The times of a user in Unix seconds, in the order of <see cref="ItemsOf"/>; empty if there are none.</summary>
    public ReadOnlySpan<long> TimestampsOf(int user) => timestamps is null ? default : timestamps.AsSpan(offsets[user], CountOf(user));

    /// <summary>The event types of a user, in the order of <see cref="ItemsOf"/>; empty if there are none.</summary>
    public ReadOnlySpan<byte> EventTypesOf(int user) => eventTypes is null ? default : eventTypes.AsSpan(offsets[user], CountOf(user));

    /// <summary>The positions within <see cref="ItemsOf"/> of a user's interactions from the first to the last in time.</summary>
    /// <exception cref="InvalidOperationException">The interactions have no times.</exception>
    public int[] InTimeOrder(int user)
    {
        if (timestamps is null)
            throw new InvalidOperationException("The interactions have no times to order by.");
        var times = timestamps.AsSpan(offsets[user], CountOf(user)).ToArray();
        var order = new int[times.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => times[a] != times[b] ? times[a].CompareTo(times[b]) : a.CompareTo(b));
        return order;
    }

    /// <summary>The number of interactions of each item.</summary>
    public int[] ItemCounts()
    {
        var counts = new int[ItemCount];
        foreach (var item in items)
            counts[item]++;
        return counts;
    }

    /// <summary>The chosen users, in the order given.</summary>
    public Interactions SelectUsers(ReadOnlySpan<int> users)
    {
        var selectedOffsets = new int[users.Length + 1];
        for (var i = 0; i < users.Length; i++)
            selectedOffsets[i + 1] = checked(selectedOffsets[i] + CountOf(users[i]));
        var selection = new int[selectedOffsets[^1]];
        for (var i = 0; i < users.Length; i++)
        {
            for (var at = 0; at < CountOf(users[i]); at++)
                selection[selectedOffsets[i] + at] = offsets[users[i]] + at;
        }

        return Gather(Users.Subset(users), selectedOffsets, selection);
    }

    /// <summary>The interactions for which <paramref name="keep"/> is true, given the position among all interactions; all users stay.</summary>
    public Interactions Where(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var keptOffsets = new int[UserCount + 1];
        var selection = new List<int>(Count);
        for (var user = 0; user < UserCount; user++)
        {
            for (var at = offsets[user]; at < offsets[user + 1]; at++)
            {
                if (keep(at))
                    selection.Add(at);
            }

            keptOffsets[user + 1] = selection.Count;
        }

        return Gather(Users, keptOffsets, [.. selection]);
    }

    /// <summary>The interactions without their values, as implicit feedback.</summary>
    public Interactions WithoutValues() => new(Users, Items, offsets, items, null, timestamps, eventTypes, EventTypes);

    /// <summary>The same interactions under other user ids.</summary>
    /// <exception cref="ArgumentException"><paramref name="users"/> has another number of ids.</exception>
    public Interactions WithUsers(Vocabulary users) => new(users, Items, offsets, items, values, timestamps, eventTypes, EventTypes);

    /// <summary>These users followed by those of <paramref name="other"/>, which has the same items.</summary>
    /// <remarks>Values, times and event types are kept where both sides have them.</remarks>
    /// <exception cref="ArgumentException">The items differ in number, or a user is in both.</exception>
    public Interactions Append(Interactions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Append(other, Users.Append(other.Users));
    }

    /// <summary>These users followed by those of <paramref name="other"/>, all under new ids.</summary>
    internal Interactions Append(Interactions other, Vocabulary users)
    {
        if (other.ItemCount != ItemCount)
            throw new ArgumentException($"Both sides must have the same items; here are {ItemCount}, there {other.ItemCount}.", nameof(other));
        var allOffsets = new int[UserCount + other.UserCount + 1];
        offsets.CopyTo(allOffsets, 0);
        for (var user = 0; user <= other.UserCount; user++)
            allOffsets[UserCount + user] = checked(Count + other.offsets[user]);
        var events = eventTypes is not null && other.eventTypes is not null;
        return new(
            users,
            Items,
            allOffsets,
            [.. items, .. other.items],
            values is null || other.values is null ? null : [.. values, .. other.values],
            timestamps is null || other.timestamps is null ? null : [.. timestamps, .. other.timestamps],
            events ? [.. eventTypes!, .. other.eventTypes!] : null,
            events ? EventTypes : null);
    }

    private Interactions Gather(Vocabulary users, int[] newOffsets, int[] selection) => new(
        users,
        Items,
        newOffsets,
        Pick(items, selection)!,
        Pick(values, selection),
        Pick(timestamps, selection),
        Pick(eventTypes, selection),
        EventTypes);

    private static T[]? Pick<T>(T[]? from, int[] selection) =>
        from is null ? null : Array.ConvertAll(selection, at => from[at]);
}
