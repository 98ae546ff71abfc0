namespace SynthRec.MLNet.Generators;

/// <summary>
/// How often each item followed each other: a first-order Markov chain, smoothed towards the items' popularity. Added to the
/// log-popularity of items, the evidence log(1 + count / (α · share)) makes the log-probabilities of that chain
/// (α = <see cref="Smoothing"/> imaginary events by popularity: MacKay and Peto 1995), and it is 0 for pairs that never came.
/// </summary>
internal sealed class Transitions
{
    private const double Smoothing = 1;
    private readonly int[] offsets, successors, counts;
    private readonly double[] shares;

    private Transitions(int[] offsets, int[] successors, int[] counts, double[] shares) =>
        (this.offsets, this.successors, this.counts, this.shares) = (offsets, successors, counts, shares);

    public int ItemCount => shares.Length;

    public static Transitions Of(IEnumerable<EventSequence> sequences, int[] itemCounts)
    {
        var pairs = new Dictionary<(int From, int To), int>();
        foreach (var sequence in sequences)
            Count(sequence, itemCounts.Length, pairs);
        var ordered = pairs.OrderBy(pair => pair.Key).ToArray();
        return new(Offsets(ordered.Select(pair => pair.Key.From), itemCounts.Length), Array.ConvertAll(ordered, pair => pair.Key.To), Array.ConvertAll(ordered, pair => pair.Value), Array.ConvertAll(LogShare.Of(itemCounts), share => Math.Exp(share)));
    }

    /// <summary>Counts the pairs of one sequence; what comes first follows the item <paramref name="start"/>.</summary>
    public static void Count(EventSequence sequence, int start, Dictionary<(int From, int To), int> pairs)
    {
        for (var at = 0; at < sequence.Count; at++)
        {
            var pair = (at == 0 ? start : sequence.Items[at - 1], sequence.Items[at]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }
    }

    /// <summary>Where the pairs from each item begin among ordered ones, and from <paramref name="itemCount"/>, and where all end.</summary>
    public static int[] Offsets(IEnumerable<int> from, int itemCount)
    {
        var offsets = new int[itemCount + 2];
        foreach (var item in from)
            offsets[item + 1]++;
        for (var item = 0; item <= itemCount; item++)
            offsets[item + 1] += offsets[item];
        return offsets;
    }

    /// <summary>Adds a row of evidence on what follows an item.</summary>
    /// <param name="item">The item, or <see cref="ItemCount"/> for what comes first.</param>
    /// <param name="own">The pairs of the user whose row it is, which are left out; null to leave out none.</param>
    /// <param name="evidence">Receives the row.</param>
    public void AddRow(int item, Dictionary<(int From, int To), int>? own, SparseEvidence evidence)
    {
        var total = 0;
        var row = new List<(int Item, int Count)>(offsets[item + 1] - offsets[item]);
        for (var at = offsets[item]; at < offsets[item + 1]; at++)
        {
            var count = counts[at] - (own is null ? 0 : own.GetValueOrDefault((item, successors[at])));
            if (count <= 0)
                continue;
            total += count;
            row.Add((successors[at], count));
        }

        evidence.StartRow(MathF.Log(1 + total));
        foreach (var (next, count) in row)
            evidence.Add(next, (float)Math.Log(1 + (count / (Smoothing * shares[next]))));
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt32s(offsets);
        writer.WriteInt32s(successors);
        writer.WriteInt32s(counts);
        writer.WriteDoubles(shares);
    }

    public static Transitions Read(BinaryReader reader) => new(reader.ReadInt32s(), reader.ReadInt32s(), reader.ReadInt32s(), reader.ReadDoubles());
}
