namespace SynthRec.MLNet.Generators;

/// <summary>Checks that interactions are what generators of sets learn from: a set of items for each user.</summary>
internal static class SetData
{
    /// <summary>The users who have interactions.</summary>
    /// <exception cref="InvalidDataException">There are none, or a user has several interactions with one item.</exception>
    public static int[] ActiveUsers(Interactions data)
    {
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = data.ItemsOf(user);
            for (var at = 1; at < items.Length; at++)
            {
                if (items[at] == items[at - 1])
                    throw new InvalidDataException($"User '{data.Users.GetText(user)}' has several interactions with item '{data.Items.GetText(items[at])}', and generators learn sets of items. Read the data with a {nameof(DuplicatePolicy)} that merges them, such as {nameof(DuplicatePolicy.KeepLast)}.");
            }
        }

        return SequenceData.ActiveUsers(data);
    }
}
