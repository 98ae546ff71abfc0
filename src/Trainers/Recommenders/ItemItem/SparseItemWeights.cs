namespace SynthRec.MLNet.Recommenders;

/// <summary>The weights that are not zero: for each item those it speaks for, ascending.</summary>
internal sealed class SparseItemWeights : IItemWeights
{
    private readonly int[] offsets;
    private readonly int[] targets;
    private readonly float[] weights;

    /// <summary>Makes the weights from the neighbours of each item.</summary>
    /// <param name="neighbours">For each item those that speak for it, with their weights.</param>
    public SparseItemWeights(IReadOnlyList<(int From, float Weight)[]> neighbours)
    {
        offsets = new int[neighbours.Count + 1];
        foreach (var list in neighbours)
        {
            foreach (var (from, _) in list)
                offsets[from + 1]++;
        }

        for (var item = 0; item < neighbours.Count; item++)
            offsets[item + 1] = checked(offsets[item + 1] + offsets[item]);
        targets = new int[offsets[^1]];
        weights = new float[offsets[^1]];
        var next = offsets.ToArray();
        for (var to = 0; to < neighbours.Count; to++)
        {
            foreach (var (from, weight) in neighbours[to])
            {
                targets[next[from]] = to;
                weights[next[from]++] = weight;
            }
        }
    }

    public float this[int from, int to]
    {
        get
        {
            var at = Array.BinarySearch(targets, offsets[from], offsets[from + 1] - offsets[from], to);
            return at < 0 ? 0 : weights[at];
        }
    }

    public void Add(int from, float times, Span<float> scores)
    {
        for (var at = offsets[from]; at < offsets[from + 1]; at++)
            scores[targets[at]] += times * weights[at];
    }
}
