namespace SynthRec.MLNet.Evaluation;

/// <summary>Bins of equal width over the range of two samples together; the last holds its upper end too.</summary>
internal sealed class Bins
{
    private readonly double[] edges;

    public Bins(double[] real, double[] synthetic, int count)
    {
        var least = Math.Min(real.Min(), synthetic.Min());
        var most = Math.Max(real.Max(), synthetic.Max());
        var step = (most - least) / count;
        edges = step > 0 ? [.. Enumerable.Range(0, count).Select(bin => least + (bin * step)), most] : [least, most];
    }

    public IReadOnlyList<double> Edges => edges;

    public int[] Count(double[] values)
    {
        var counts = new int[edges.Length - 1];
        foreach (var value in values)
            counts[BinOf(value)]++;
        return counts;
    }

    private int BinOf(double value)
    {
        var last = edges.Length - 2;
        if (last == 0)
            return 0;
        var bin = Math.Min((int)((value - edges[0]) / (edges[^1] - edges[0]) * (last + 1)), last);
        if (value < edges[bin])
            return bin - 1;
        return bin < last && value >= edges[bin + 1] ? bin + 1 : bin;
    }
}
