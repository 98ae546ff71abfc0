namespace SynthRec.MLNet;

/// <summary>Joins interactions with those of the same users with other items.</summary>
public static class NewItemInteractions
{
    /// <summary>These interactions and those of the same users with other items, such as generated ones with new items, which come last.</summary>
    /// <remarks>Values and times are kept where both sides have them, event types never.</remarks>
    /// <exception cref="ArgumentException">The users differ, or an item is in both.</exception>
    public static Interactions AppendItems(this Interactions data, Interactions other)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(other);
        if (other.UserCount != data.UserCount)
            throw new ArgumentException($"Both sides must have the same users in the same order; here are {data.UserCount}, there {other.UserCount}.", nameof(other));
        var builder = new JoinedUsers(data, other);
        for (var user = 0; user < data.UserCount; user++)
        {
            if (data.Users.GetText(user) != other.Users.GetText(user))
                throw new ArgumentException($"Both sides must have the same users in the same order; user {user} is '{data.Users.GetText(user)}' here and '{other.Users.GetText(user)}' there.", nameof(other));
            builder.Add(user);
        }

        return builder.ToInteractions();
    }

    private sealed class JoinedUsers(Interactions first, Interactions second)
    {
        private readonly List<int> offsets = [0];
        private readonly List<int> items = [];
        private readonly List<float> values = [];
        private readonly List<long> timestamps = [];
        private readonly Vocabulary itemIds = first.Items.Append(second.Items);

        public void Add(int user)
        {
            items.AddRange(first.ItemsOf(user));
            foreach (var item in second.ItemsOf(user))
                items.Add(first.ItemCount + item);
            values.AddRange(first.ValuesOf(user));
            values.AddRange(second.ValuesOf(user));
            timestamps.AddRange(first.TimestampsOf(user));
            timestamps.AddRange(second.TimestampsOf(user));
            offsets.Add(items.Count);
        }

        public Interactions ToInteractions() => new(
            first.Users,
            itemIds,
            [.. offsets],
            [.. items],
            first.HasValues && second.HasValues ? [.. values] : null,
            first.HasTimestamps && second.HasTimestamps ? [.. timestamps] : null);
    }
}
