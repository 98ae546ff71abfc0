namespace SynthRec.MLNet.Evaluation;

/// <summary>The trade-off of an attack between members found and others accused.</summary>
internal sealed class RocCurve
{
    private const int PointsPerDecade = 40;
    private readonly double[] members, others;

    public RocCurve(IEnumerable<double> members, IEnumerable<double> others) =>
        (this.members, this.others) = ([.. members.OrderDescending()], [.. others.OrderDescending()]);

    public int MemberCount => members.Length;

    public int OtherCount => others.Length;

    /// <summary>The threshold above which at most so many of the others lie.</summary>
    public double ThresholdFor(int falsePositives) => falsePositives >= others.Length ? double.NegativeInfinity : others[falsePositives];

    public int MembersAbove(double threshold) => CountAbove(members, threshold);

    public int OthersAbove(double threshold) => CountAbove(others, threshold);

    public int OthersFrom(double score) => CountAbove(others, Math.BitDecrement(score));

    /// <summary>Points at false-positive counts evenly spaced on a logarithmic scale, from (0, …) to (1, 1).</summary>
    public IReadOnlyList<RocPoint> Points()
    {
        var counts = Enumerable.Range(0, (int)(PointsPerDecade * Math.Log10(others.Length)) + 1)
            .Select(step => (int)Math.Round(Math.Pow(10, (double)step / PointsPerDecade))).Prepend(0).Append(others.Length).Where(count => count <= others.Length).Distinct();
        return [.. counts.Select(count => ThresholdFor(count)).Distinct()
            .Select(threshold => new RocPoint((double)OthersAbove(threshold) / others.Length, (double)MembersAbove(threshold) / members.Length))];
    }

    private static int CountAbove(double[] descending, double threshold)
    {
        var (low, high) = (0, descending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (descending[middle] > threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
