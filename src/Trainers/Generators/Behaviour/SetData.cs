namespace SynthRec.MLNet.Generators;

/// <summary>Checks that interactions are what every generator learns from: a set of items for each user, with values and times that are numbers.</summary>
internal static class SetData
{
    /// <summary>The users who have interactions.</summary>
    /// <exception cref="InvalidDataException">There are none, a user has several interactions with one item, a value is no number or a time is negative.</exception>
    public static int[] ActiveUsers(Interactions data)
    {
        var users = new List<int>(data.UserCount);
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = data.ItemsOf(user);
            for (var at = 1; at < items.Length; at++)
            {
                if (items[at] == items[at - 1])
                    throw new InvalidDataException($"User '{data.Users.GetText(user)}' has several interactions with item '{data.Items.GetText(items[at])}', and generators learn sets of items. Read the data with a {nameof(DuplicatePolicy)} that merges them, such as {nameof(DuplicatePolicy.KeepLast)}.");
            }

            CheckDetails(data, user);
            if (items.Length > 0)
                users.Add(user);
        }

        return users.Count > 0 ? [.. users] : throw new InvalidDataException("No user has any interaction, so there is nothing to learn from.");
    }

    private static void CheckDetails(Interactions data, int user)
    {
        foreach (var value in data.ValuesOf(user))
        {
            if (!float.IsFinite(value))
                throw new InvalidDataException($"User '{data.Users.GetText(user)}' has the value {value} for item '{data.Items.GetText(data.ItemsOf(user)[data.ValuesOf(user).IndexOf(value)])}', and values must be finite numbers. Mend the row or leave it out.");
        }

        foreach (var time in data.TimestampsOf(user))
        {
            if (time < 0)
                throw new InvalidDataException($"User '{data.Users.GetText(user)}' has the time {time} for item '{data.Items.GetText(data.ItemsOf(user)[data.TimestampsOf(user).IndexOf(time)])}', and times must not be negative. Mend the row or leave it out.");
        }
    }
}
