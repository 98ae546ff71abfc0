namespace SynthRec.MLNet.Recommenders;

/// <summary>Interactions seen as sessions, each a user.</summary>
internal static class SessionData
{
    /// <summary>The items of each session from the first to the last in time.</summary>
    /// <exception cref="InvalidDataException">The interactions have no times, or there are none.</exception>
    public static int[][] InOrder(Interactions sessions)
    {
        TrainingData.RequireInteractions(sessions);
        RequireTimes(sessions);
        var ordered = new int[sessions.UserCount][];
        for (var session = 0; session < ordered.Length; session++)
        {
            var items = sessions.ItemsOf(session).ToArray();
            ordered[session] = Array.ConvertAll(sessions.InTimeOrder(session), at => items[at]);
        }

        return ordered;
    }

    /// <exception cref="InvalidDataException">The interactions have no times.</exception>
    public static void RequireTimes(Interactions sessions)
    {
        if (!sessions.HasTimestamps)
            throw new InvalidDataException($"The interactions have no times, so the order within sessions is unknown. Name their column in {nameof(InteractionColumns)}.{nameof(InteractionColumns.Timestamp)}.");
    }
}
