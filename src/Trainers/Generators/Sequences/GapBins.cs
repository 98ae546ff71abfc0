namespace SynthRec.MLNet.Generators;

/// <summary>
/// The gaps between events as a histogram: every gap that is common is a bin of its own (an atom), such as a second, and the others
/// share bins of about equal mass, in which gaps are uniform in the logarithm.
/// </summary>
internal sealed class GapBins
{
    private const int WantedBins = 64;
    private readonly long[] lowest, highest;
    private readonly int[] counts;
    private readonly long step;

    private GapBins(long[] lowest, long[] highest, int[] counts, long step) =>
        (this.lowest, this.highest, this.counts, this.step) = (lowest, highest, counts, step);

    public int Count => lowest.Length;

    /// <summary>The logarithm of each bin's share of the gaps.</summary>
    public float[] LogShares => LogShare.Of(counts);

    /// <summary>Bins of some gaps, all of them multiples of a step.</summary>
    public static GapBins Of(List<long> gaps, long step)
    {
        gaps.Sort();
        List<long> lowest = [], highest = [];
        List<int> counts = [];
        var wanted = Math.Max(1, gaps.Count / WantedBins);
        var open = false;
        for (int start = 0, end; start < gaps.Count; start = end)
        {
            end = start + 1;
            while (end < gaps.Count && gaps[end] == gaps[start])
                end++;
            var isAtom = end - start >= wanted;
            if (!open || isAtom)
            {
                lowest.Add(gaps[start]);
                highest.Add(0);
                counts.Add(0);
            }

            highest[^1] = gaps[start];
            counts[^1] += end - start;
            open = !isAtom && counts[^1] < wanted;
        }

        return gaps.Count == 0 ? new([0], [0], [0], step) : new([.. lowest], [.. highest], [.. counts], step);
    }

    /// <summary>The bin of a gap; gaps longer than all are in the last.</summary>
    public int BinOf(long gap)
    {
        var at = Array.BinarySearch(highest, gap);
        return Math.Min(at < 0 ? ~at : at, Count - 1);
    }

    /// <summary>The number of bins, from the first, that have a gap which is not longer than the longest allowed.</summary>
    public int CountWithin(long longest)
    {
        var at = Array.BinarySearch(lowest, longest);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>A gap in a bin, not longer than the longest allowed.</summary>
    public long Draw(int bin, long longest, SeededRandom random)
    {
        var (low, high) = (lowest[bin] / step, Math.Min(highest[bin], longest) / step);
        if (low >= high)
            return lowest[bin];
        var logarithm = Math.Log(1 + low) + (random.NextDouble() * Math.Log((2.0 + high) / (1 + low)));
        return Math.Clamp((long)Math.Exp(logarithm) - 1, low, high) * step;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt64s(lowest);
        writer.WriteInt64s(highest);
        writer.WriteInt32s(counts);
        writer.Write(step);
    }

    public static GapBins Read(BinaryReader reader) => new(reader.ReadInt64s(), reader.ReadInt64s(), reader.ReadInt32s(), reader.ReadInt64());
}
