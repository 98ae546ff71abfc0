using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What is counted in a session: its items in order and the seconds between them.</summary>
internal sealed record SessionSample(long[] Items, double[] Gaps)
{
    /// <summary>The sessions that have interactions.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="itemOf">The number of each item.</param>
    public static SessionSample[] Of(Interactions sessions, int[] itemOf)
    {
        SessionData.RequireTimes(sessions);
        return [.. Enumerable.Range(0, sessions.UserCount).Where(session => sessions.CountOf(session) > 0).Select(session => Of(sessions, session, itemOf))];
    }

    /// <summary>The share of interactions with an item that came before in the session.</summary>
    public double RepeatRate => 1 - ((double)Items.Distinct().Count() / Items.Length);

    public IEnumerable<(long From, long To)> Bigrams => Items.Zip(Items.Skip(1));

    /// <summary>The parts between pauses longer than so many seconds.</summary>
    public IEnumerable<SessionSample> CutAfter(double seconds)
    {
        var start = 0;
        for (var at = 0; at < Items.Length; at++)
        {
            if (at < Gaps.Length && Gaps[at] <= seconds)
                continue;
            yield return new(Items[start..(at + 1)], Gaps[start..at]);
            start = at + 1;
        }
    }

    private static SessionSample Of(Interactions sessions, int session, int[] itemOf)
    {
        var order = sessions.InTimeOrder(session);
        var (items, times) = (sessions.ItemsOf(session).ToArray(), sessions.TimestampsOf(session).ToArray());
        return new(
            Array.ConvertAll(order, at => (long)itemOf[items[at]]),
            [.. order.Zip(order.Skip(1), (before, after) => (double)(times[after] - times[before]))]);
    }
}
