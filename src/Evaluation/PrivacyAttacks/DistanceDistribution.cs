using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How distances between users, one less the Jaccard similarity, are spread.</summary>
/// <param name="Name">What they are, such as <c>synthetic to member</c>.</param>
/// <param name="Quantiles">Their quantiles, in [0, 1].</param>
/// <param name="Percentiles">The 0th, 1st … 100th percentile, for a plot.</param>
public sealed record DistanceDistribution(string Name, Quantiles Quantiles, IReadOnlyList<double> Percentiles)
{
    internal static DistanceDistribution Of(string name, IReadOnlyCollection<double> distances)
    {
        var sorted = distances.Order().ToArray();
        return new(name, Quantiles.Of(distances), [.. Enumerable.Range(0, 101).Select(percent => SortedArrayStatistics.Quantile(sorted, percent / 100.0))]);
    }
}
