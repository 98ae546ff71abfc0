namespace SynthRec.MLNet.Generators;

/// <summary>Checks that interactions are what generators of sequences learn from: users with interactions, repeated or not.</summary>
internal static class SequenceData
{
    /// <summary>The users who have interactions.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    public static int[] ActiveUsers(Interactions data)
    {
        int[] users = [.. Enumerable.Range(0, data.UserCount).Where(user => data.CountOf(user) > 0)];
        return users.Length > 0 ? users : throw new InvalidDataException("No user has any interaction, so there is nothing to learn from.");
    }

    /// <exception cref="InvalidDataException">The data has no times.</exception>
    public static void RequireTimes(Interactions data)
    {
        if (!data.HasTimestamps)
            throw new InvalidDataException($"The data has no times, and sequences are ordered by time. Name the column of times in {nameof(InteractionColumns)}.{nameof(InteractionColumns.Timestamp)}, or use a generator of sets, such as {nameof(MaskedSetGenerator)}.");
    }
}
