namespace SynthRec.MLNet.Recommenders;

/// <summary>Beginnings of sessions side by side, the shorter ones padded at the end: step after step, in each step session after session.</summary>
internal sealed class PaddedSessions
{
    public PaddedSessions(IReadOnlyList<ArraySegment<int>> sessions)
    {
        Count = sessions.Count;
        Steps = Math.Max(1, sessions.Max(session => session.Count));
        Items = new long[Steps * Count];
        for (var session = 0; session < Count; session++)
        {
            for (var step = 0; step < sessions[session].Count; step++)
                Items[(step * Count) + session] = sessions[session][step];
        }
    }

    public int Count { get; }

    public int Steps { get; }

    public long[] Items { get; }

    /// <summary>The row of a session's state after so many items among the states of all, before the first item and after each step.</summary>
    public long StateAfter(int session, int items) => ((long)items * Count) + session;
}
