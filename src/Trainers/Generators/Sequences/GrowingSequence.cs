namespace SynthRec.MLNet.Generators;

/// <summary>The sequence of a user that is being drawn.</summary>
internal sealed class GrowingSequence
{
    private static readonly ItemSampler OfAll = new(1, null, 1);
    private readonly SequenceStatistics statistics;
    private readonly EventSequence history;
    private readonly List<int> items = [];
    private readonly List<long> times = [];
    private readonly List<byte> types = [];
    private readonly bool[]? taken;
    private readonly long firstTime, lastTime;

    public GrowingSequence(int user, EventSequence history, SequenceStatistics statistics, SeededRandom random)
    {
        (User, this.history, this.statistics, Random) = (user, history, statistics, random);
        firstTime = history.Count > 0 ? history.Times[^1] : statistics.Starts.Draw(random);
        lastTime = history.Count > 0 ? long.MaxValue : statistics.Starts.Grid.Last;
        if (statistics.HasRepeats)
            return;
        taken = new bool[statistics.ItemCount];
        foreach (var item in history.Items)
            taken[item] = true;
    }

    /// <summary>Which user of the batch it is.</summary>
    public int User { get; }

    public SeededRandom Random { get; }

    public int HistoryCount => history.Count;

    /// <summary>The number of events, with those of the history.</summary>
    public int Count => history.Count + items.Count;

    /// <summary>The last item, or the number of items before the first.</summary>
    public int LastItem => items.Count > 0 ? items[^1] : history.Count > 0 ? history.Items[^1] : statistics.ItemCount;

    /// <summary>The item before the last of those drawn; null before the third.</summary>
    public int? ItemBeforeLast => items.Count > 1 ? items[^2] : null;

    /// <summary>The repeats among the items drawn.</summary>
    public RepeatCount Repeats { get; } = new();

    /// <summary>The gap before the next event; null before the first.</summary>
    public long? NextGap { get; private set; }

    /// <summary>The class of that gap.</summary>
    public int NextGapBin => NextGap is { } gap ? statistics.Gaps.BinOf(gap) : statistics.Gaps.Count;

    public long LastTime => times.Count > 0 ? times[^1] : firstTime;

    /// <summary>Adds what the network sees after so many events of the history.</summary>
    public void AddHistoryInput(EventInputs inputs, int events)
    {
        if (history.Count == 0)
            inputs.AddStart(firstTime);
        else
            inputs.Add(history, events);
    }

    /// <summary>Adds what the network sees after the last event drawn.</summary>
    public void AddInput(EventInputs inputs) => inputs.Add(items[^1], NextGap, Count, times[^1], types.Count > 0 ? types[^1] : (byte)0);

    /// <summary>Draws whether the sequence ends here; one event is drawn in any case, if there is an item left.</summary>
    public bool DrawEnd(double endLogit)
    {
        if (taken is not null && Array.IndexOf(taken, false) < 0)
            return true;
        if (items.Count == 0)
            return false;
        return Count >= statistics.LongestSequence || Random.NextDouble() < 1 / (1 + Math.Exp(-endLogit));
    }

    /// <summary>Draws the gap before the next event; false if there is no time left for one.</summary>
    public bool DrawGap(Span<float> logits)
    {
        if (Count == 0)
            return true;
        var longest = lastTime - LastTime;
        var bins = statistics.Gaps.CountWithin(longest);
        if (bins == 0)
            return false;
        NextGap = statistics.Gaps.Draw(OfAll.Draw(logits[..bins], Random), longest, Random);
        return true;
    }

    /// <summary>Draws items that may be next, independently of each other.</summary>
    public ItemCandidates DrawItems(Span<float> logits, ItemSampler sampler, int count)
    {
        if (taken is not null)
        {
            for (var item = 0; item < taken.Length; item++)
                logits[item] = taken[item] ? float.NegativeInfinity : logits[item];
        }

        var drawn = sampler.Draw(logits, Random, count);
        var likelihoods = new float[count];
        for (var at = 0; at < count; at++)
            likelihoods[at] = logits[drawn[at]];
        return new(drawn, likelihoods);
    }

    /// <summary>Goes on with an item.</summary>
    public void Add(int item)
    {
        if (taken is not null)
            taken[item] = true;
        times.Add(LastTime + (NextGap ?? 0));
        items.Add(item);
        Repeats.Add(item);
    }

    public void DrawType(Span<float> logits) => types.Add((byte)OfAll.Draw(logits, Random));

    /// <summary>What was drawn, ordered by item and then by time.</summary>
    public EventSequence Drawn()
    {
        int[] order = [.. Enumerable.Range(0, items.Count).OrderBy(at => items[at]).ThenBy(at => at)];
        return new(
            Array.ConvertAll(order, at => items[at]),
            Array.ConvertAll(order, at => times[at]),
            types.Count == 0 ? [] : Array.ConvertAll(order, at => types[at]));
    }
}
