using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Tests of whether two recommenders differ on the same users.</summary>
public static class PairedTest
{
    /// <summary>The two-sided p-value of Student's paired t-test: how likely a mean difference as large is if there is none.</summary>
    /// <param name="first">A value for each user.</param>
    /// <param name="second">Another value for each user, in the same order.</param>
    /// <returns>In [0, 1]; 1 if no user differs.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ, or there are fewer than two.</exception>
    public static double PValue(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException($"A paired test needs the same two or more users on both sides; there are {first.Count} and {second.Count}.", nameof(second));
        var differences = first.Zip(second, (a, b) => a - b).ToArray();
        var (mean, deviation) = differences.MeanStandardDeviation();
        if (deviation == 0)
            return mean == 0 ? 1 : 0;
        var t = Math.Abs(mean) / (deviation / Math.Sqrt(differences.Length));
        return 2 * StudentT.CDF(0, 1, differences.Length - 1, -t);
    }
}
