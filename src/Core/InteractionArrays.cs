using System.Globalization;

namespace SynthRec.MLNet;

/// <summary>What the arrays of <see cref="Interactions"/> must hold.</summary>
internal static class InteractionArrays
{
    /// <summary>Checks the arguments of the constructor of <see cref="Interactions"/>.</summary>
    /// <exception cref="ArgumentException">The arrays do not fit together, or an element cannot be used; the message says which.</exception>
    public static void Require(
        Vocabulary users,
        Vocabulary itemIds,
        int[] offsets,
        int[] items,
        float[]? values,
        long[]? timestamps,
        byte[]? eventTypes,
        Vocabulary? eventTypeIds)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(itemIds);
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(items);
        RequireRows(users.Count, itemIds.Count, offsets, items);
        string PairAt(int at) => $"Interaction {at}, of user '{users.GetText(UserAt(offsets, at))}' with item '{itemIds.GetText(items[at])}'";
        RequireEach(values, items.Length, "values", nameof(values), float.IsFinite, "must be finite", PairAt);
        RequireEach(timestamps, items.Length, "times", nameof(timestamps), time => time >= 0, "must not be before 1970", PairAt);
        if (eventTypes is null != eventTypeIds is null)
            throw new ArgumentException("Event types need their ids, and ids need event types.", nameof(eventTypeIds));
        RequireEach(eventTypes, items.Length, "event types", nameof(eventTypes), type => type < eventTypeIds!.Count, $"must be below {eventTypeIds?.Count}", PairAt);
    }

    private static void RequireRows(int userCount, int itemCount, int[] offsets, int[] items)
    {
        if (offsets.Length != userCount + 1 || offsets[0] != 0 || offsets[^1] != items.Length)
            throw new ArgumentException($"{userCount} users and {items.Length} interactions need {userCount + 1} offsets from 0 to {items.Length}.", nameof(offsets));
        for (var user = 0; user < userCount; user++)
        {
            if (offsets[user + 1] < offsets[user] || offsets[user + 1] > items.Length)
                throw new ArgumentException($"The offsets fall after user {user}, or pass the {items.Length} interactions.", nameof(offsets));
            for (var at = offsets[user]; at < offsets[user + 1]; at++)
            {
                if ((uint)items[at] >= (uint)itemCount)
                    throw new ArgumentException($"Interaction {at} has item {items[at]}; there are {itemCount} items.", nameof(items));
                if (at > offsets[user] && items[at] < items[at - 1])
                    throw new ArgumentException($"The items of user {user} are not in ascending order.", nameof(items));
            }
        }
    }

    private static void RequireEach<T>(T[]? elements, int count, string what, string name, Predicate<T> isUsable, string rule, Func<int, string> pairAt)
    {
        if (elements is null)
            return;
        if (elements.Length != count)
            throw new ArgumentException($"There are {count} interactions and {elements.Length} {what}.", name);
        var at = Array.FindIndex(elements, element => !isUsable(element));
        if (at >= 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{pairAt(at)}, has {elements[at]} among the {what}, which {rule}."), name);
    }

    private static int UserAt(int[] offsets, int at)
    {
        var user = 0;
        while (offsets[user + 1] <= at)
            user++;
        return user;
    }
}
