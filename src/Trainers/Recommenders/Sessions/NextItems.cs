namespace SynthRec.MLNet.Recommenders;

/// <summary>A mini-batch of sessions of two and more items: what the network sees and, for each state it is asked for, the item that followed.</summary>
internal sealed class NextItems
{
    public NextItems(IReadOnlyList<int[]> sessions, int maximumLength)
    {
        var ends = sessions.Select(items => new ArraySegment<int>(items, Math.Max(0, items.Length - maximumLength - 1), Math.Min(items.Length, maximumLength + 1))).ToArray();
        Sessions = new(Array.ConvertAll(ends, items => items[..^1]));
        var (states, targets) = (new List<long>(), new List<long>());
        for (var session = 0; session < ends.Length; session++)
        {
            for (var at = 1; at < ends[session].Count; at++)
            {
                states.Add(Sessions.StateAfter(session, at));
                targets.Add(ends[session][at]);
            }
        }

        (States, Targets) = ([.. states], [.. targets]);
    }

    public PaddedSessions Sessions { get; }

    public long[] States { get; }

    public long[] Targets { get; }
}
