namespace SynthRec.MLNet.Generators;

/// <summary>The periods in which one user is active, in order, and what was taken in those that are known.</summary>
internal sealed class Timeline
{
    private readonly List<int> periods = [];
    private readonly List<List<int>> items = [];

    public int Count => periods.Count;

    /// <summary>How many of the periods, the first ones, have known items.</summary>
    public int Known { get; private set; }

    public int PeriodOf(int entry) => periods[entry];

    /// <summary>How many periods lie since the entry before; 0 for the first.</summary>
    public int ElapsedBefore(int entry) => entry == 0 ? 0 : periods[entry] - periods[entry - 1];

    public IReadOnlyList<int> ItemsOf(int entry) => items[entry];

    /// <summary>What a user did, in the order of time.</summary>
    public static Timeline Of(EventSequence events, Periods calendar)
    {
        var timeline = new Timeline();
        for (var at = 0; at < events.Count; at++)
            timeline.items[timeline.EntryAt(calendar.IndexOf(events.Times[at]))].Add(events.Items[at]);
        timeline.Known = timeline.Count;
        return timeline;
    }

    /// <summary>The entry of a period that is not before the last, added if there is none.</summary>
    public int EntryAt(int period)
    {
        if (periods.Count == 0 || period > periods[^1])
        {
            periods.Add(period);
            items.Add([]);
        }

        return periods.Count - 1;
    }
}
