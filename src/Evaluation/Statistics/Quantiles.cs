using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How values are spread.</summary>
/// <param name="P5">5 % of the values are at most this.</param>
/// <param name="P25">A quarter of the values are at most this.</param>
/// <param name="Median">Half of the values are at most this.</param>
/// <param name="P75">Three quarters of the values are at most this.</param>
/// <param name="P95">95 % of the values are at most this.</param>
/// <param name="Maximum">The largest value.</param>
public sealed record Quantiles(double P5, double P25, double Median, double P75, double P95, double Maximum)
{
    /// <summary>The quantiles of some values.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static Quantiles Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("There are no values.", nameof(values));
        var sorted = values.Order().ToArray();
        double At(double share) => SortedArrayStatistics.Quantile(sorted, share);
        return new(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95), sorted[^1]);
    }
}
