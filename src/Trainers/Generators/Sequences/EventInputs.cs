namespace SynthRec.MLNet.Generators;

/// <summary>The last event of each row of a mini-batch, as a network of sequences sees it.</summary>
internal sealed class EventInputs(SequenceStatistics statistics)
{
    public List<long> Items { get; } = [];

    public List<long> Gaps { get; } = [];

    public List<long> Positions { get; } = [];

    public List<long> Eras { get; } = [];

    public List<long> Types { get; } = [];

    /// <summary>The event after which a sequence has so many; after 0 the time is that of the event to come.</summary>
    public void Add(EventSequence sequence, int events)
    {
        if (events == 0)
            AddStart(sequence.Times[0]);
        else
            Add(sequence.Items[events - 1], events == 1 ? null : sequence.Times[events - 1] - sequence.Times[events - 2], events, sequence.Times[events - 1], sequence.Types?[events - 1] ?? 0);
    }

    /// <summary>The start of a sequence whose first event comes at a time.</summary>
    public void AddStart(long time) => Add(statistics.ItemCount, null, 0, time, 0);

    public void AddNothing() => Add(statistics.ItemCount, null, 0, 0, 0);

    public void Add(int item, long? gap, int events, long time, byte type)
    {
        Items.Add(item);
        Gaps.Add(gap is { } seconds ? statistics.Gaps.BinOf(seconds) : statistics.Gaps.Count);
        Positions.Add(Generators.Positions.Of(events));
        Eras.Add(statistics.Eras.IndexOf(time));
        Types.Add(type);
    }
}
