using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Numbers of both sides, to be drawn.</summary>
/// <param name="Name">What the numbers are.</param>
/// <param name="Edges">The edges of the bins of the histogram, ascending, one more than bins.</param>
/// <param name="Real">The share of real numbers in each bin.</param>
/// <param name="Synthetic">The share of synthetic numbers in each bin.</param>
/// <param name="RealQuantiles">The real quantiles at 0, 1, … 100 %.</param>
/// <param name="SyntheticQuantiles">The synthetic quantiles at 0, 1, … 100 %.</param>
public sealed record DistributionSeries(
    string Name,
    IReadOnlyList<double> Edges,
    IReadOnlyList<double> Real,
    IReadOnlyList<double> Synthetic,
    IReadOnlyList<double> RealQuantiles,
    IReadOnlyList<double> SyntheticQuantiles)
{
    /// <summary>The share in each bin of the numbers of a random half of the real users, to show what chance does; null if they were not halved.</summary>
    public IReadOnlyList<double>? RealHalf { get; init; }

    /// <summary>Whether the numbers are times, in seconds since 1970.</summary>
    public bool AreTimes { get; init; }

    internal static DistributionSeries Of(string name, double[] real, double[] synthetic, int count, double[]? half = null)
    {
        var bins = new Bins(real, synthetic, count);
        return new(name, bins.Edges, ShareDistances.Shares(bins.Count(real)), ShareDistances.Shares(bins.Count(synthetic)), Percentiles(real), Percentiles(synthetic))
        {
            RealHalf = half is { Length: > 0 } ? ShareDistances.Shares(bins.Count(half)) : null,
        };
    }

    private static double[] Percentiles(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return [.. Enumerable.Range(0, 101).Select(percent => SortedArrayStatistics.Quantile(sorted, percent / 100.0))];
    }
}
