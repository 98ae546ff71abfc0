namespace SynthRec.MLNet.Generators;

/// <summary>When each item was first taken, and how early in their history users take it.</summary>
internal sealed class ItemChronology
{
    private const double PriorUsers = 5;
    private readonly long[] firstSeen;
    private readonly float[] places;
    private readonly double placeDeviation;

    private ItemChronology(long[] firstSeen, float[] places, double placeDeviation) =>
        (this.firstSeen, this.places, this.placeDeviation) = (firstSeen, places, placeDeviation);

    public static ItemChronology Of(Interactions data)
    {
        var firstSeen = new long[data.ItemCount];
        Array.Fill(firstSeen, long.MaxValue);
        for (var at = 0; at < data.Count; at++)
            firstSeen[data.ItemIndices[at]] = Math.Min(firstSeen[data.ItemIndices[at]], data.Timestamps[at]);
        for (var item = 0; item < firstSeen.Length; item++)
            firstSeen[item] = firstSeen[item] == long.MaxValue ? 0 : firstSeen[item];

        var counts = data.ItemCounts();
        var sums = new double[data.ItemCount];
        ForEachPlace(data, (item, place) => sums[item] += place);
        var places = new float[data.ItemCount];
        for (var item = 0; item < places.Length; item++)
            places[item] = (float)((sums[item] + (0.5 * PriorUsers)) / (counts[item] + PriorUsers));
        var squares = 0.0;
        ForEachPlace(data, (item, place) => squares += (place - places[item]) * (place - places[item]));
        return new(firstSeen, places, Math.Sqrt(squares / data.Count));
    }

    /// <summary>The earliest times that the first, second … interaction with these items can have.</summary>
    public long[] Earliest(ReadOnlySpan<int> items)
    {
        var earliest = new long[items.Length];
        for (var at = 0; at < earliest.Length; at++)
            earliest[at] = firstSeen[items[at]];
        Array.Sort(earliest);
        return earliest;
    }

    /// <summary>Which of the ascending times, none before <see cref="Earliest"/>, each item gets.</summary>
    public long[] Assign(ReadOnlySpan<int> items, ReadOnlySpan<long> times, SeededRandom random)
    {
        var bySeen = new int[items.Length];
        var seen = new long[items.Length];
        var wishes = new double[items.Length];
        for (var at = 0; at < items.Length; at++)
        {
            (bySeen[at], seen[at]) = (at, firstSeen[items[at]]);
            wishes[at] = places[items[at]] + (placeDeviation * random.NextGaussian());
        }

        Array.Sort(seen, bySeen);
        var waiting = new PriorityQueue<int, (double Wish, int At)>();
        var assigned = new long[items.Length];
        var next = 0;
        foreach (var time in times)
        {
            for (; next < seen.Length && seen[next] <= time; next++)
                waiting.Enqueue(bySeen[next], (wishes[bySeen[next]], bySeen[next]));
            assigned[waiting.Dequeue()] = time;
        }

        return assigned;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt64s(firstSeen);
        writer.WriteSingles(places);
        writer.Write(placeDeviation);
    }

    public static ItemChronology Read(BinaryReader reader) => new(reader.ReadInt64s(), reader.ReadSingles(), reader.ReadDouble());

    /// <summary>The place of every interaction in its user's history: 0 the first, 1 the last.</summary>
    private static void ForEachPlace(Interactions data, Action<int, double> receive)
    {
        for (var user = 0; user < data.UserCount; user++)
        {
            var order = data.InTimeOrder(user);
            for (var rank = 0; rank < order.Length; rank++)
                receive(data.ItemsOf(user)[order[rank]], (rank + 0.5) / order.Length);
        }
    }
}
