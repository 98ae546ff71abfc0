namespace SynthRec.MLNet.Generators;

/// <summary>Checks that interactions are what every generator learns from: a set of items for each user.</summary>
internal static class SetData
{
    /// <summary>The users who have interactions.</summary>
    /// <exception cref="InvalidDataException">There are none, or a user has several interactions with one item.</exception>
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

            if (items.Length > 0)
                users.Add(user);
        }

        return users.Count > 0 ? [.. users] : throw new InvalidDataException("No user has any interaction, so there is nothing to learn from.");
    }
}
