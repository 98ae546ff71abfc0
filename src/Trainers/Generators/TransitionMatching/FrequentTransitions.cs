namespace SynthRec.MLNet.Generators;

/// <summary>Which items enough users of the training data took right after each other, and in which share of the steps from the first.</summary>
internal sealed class FrequentTransitions
{
    private readonly int[] offsets, successors;
    private readonly float[] shares;

    private FrequentTransitions(int[] offsets, int[] successors, float[] shares) => (this.offsets, this.successors, this.shares) = (offsets, successors, shares);

    /// <summary>The number of items; as if it were an item, what comes first follows this one.</summary>
    public int ItemCount => offsets.Length - 2;

    public static FrequentTransitions Of(IEnumerable<EventSequence> sequences, int itemCount, int leastUsers)
    {
        var steps = new int[itemCount + 1];
        var found = new Dictionary<(int From, int To), (int Users, int Steps)>();
        var own = new Dictionary<(int From, int To), int>();
        foreach (var sequence in sequences)
        {
            own.Clear();
            Transitions.Count(sequence, itemCount, own);
            foreach (var (pair, count) in own)
            {
                var (users, all) = found.GetValueOrDefault(pair);
                found[pair] = (users + 1, all + count);
                steps[pair.From] += count;
            }
        }

        var frequent = found.Where(one => one.Value.Users >= leastUsers).OrderBy(one => one.Key).ToArray();
        return new(Transitions.Offsets(frequent.Select(one => one.Key.From), itemCount), Array.ConvertAll(frequent, one => one.Key.To), Array.ConvertAll(frequent, one => one.Value.Steps / (float)steps[one.Key.From]));
    }

    /// <summary>The share of the steps from an item that lead to another; 0 if too few users made them.</summary>
    public float ShareOf(int from, int to)
    {
        var at = Array.BinarySearch(successors, offsets[from], offsets[from + 1] - offsets[from], to);
        return at < 0 ? 0 : shares[at];
    }

    /// <summary>The share of the steps from an item that are frequent transitions.</summary>
    public float ShareOf(int from)
    {
        var sum = 0f;
        for (var at = offsets[from]; at < offsets[from + 1]; at++)
            sum += shares[at];
        return sum;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt32s(offsets);
        writer.WriteInt32s(successors);
        writer.WriteSingles(shares);
    }

    public static FrequentTransitions Read(BinaryReader reader) => new(reader.ReadInt32s(), reader.ReadInt32s(), reader.ReadSingles());
}
