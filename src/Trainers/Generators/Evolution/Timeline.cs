namespace SynthRec.MLNet.Generators;

/// <summary>
/// The steps of one user, in order, and what was taken in those that are known. A step is at most so many interactions one after the
/// other within a period.
/// </summary>
/// <param name="longestStep">The most interactions of a step.</param>
internal sealed class Timeline(int longestStep)
{
    private readonly List<int> periods = [];
    private readonly List<int> counts = [];
    private readonly List<List<int>> items = [];

    public int Count => periods.Count;

    /// <summary>How many of the steps, the first ones, have known items.</summary>
    public int Known { get; private set; }

    /// <summary>The number of interactions.</summary>
    public int Interactions => counts.Sum();

    public int PeriodOf(int entry) => periods[entry];

    /// <summary>How many periods lie since the entry before; 0 for the first.</summary>
    public int ElapsedBefore(int entry) => entry == 0 ? 0 : periods[entry] - periods[entry - 1];

    public IReadOnlyList<int> ItemsOf(int entry) => items[entry];

    /// <summary>What a user did, in the order of time.</summary>
    public static Timeline Of(EventSequence events, Periods calendar, int longestStep)
    {
        var timeline = new Timeline(longestStep);
        for (var at = 0; at < events.Count; at++)
            timeline.items[timeline.Add(calendar.IndexOf(events.Times[at]))].Add(events.Items[at]);
        timeline.Known = timeline.Count;
        return timeline;
    }

    /// <summary>Adds an interaction in a period that is not before the last, and says to which entry it belongs.</summary>
    public int Add(int period)
    {
        if (Count == 0 || period > periods[^1] || counts[^1] == longestStep)
        {
            periods.Add(period);
            counts.Add(0);
            items.Add([]);
        }

        counts[^1]++;
        return Count - 1;
    }
}
