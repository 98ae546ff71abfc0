using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// How near synthetic users come to each target if it was learnt from and if not, as shadow models tell: normal with one spread, around two means of the target's own.
/// Few shadows tell little of one target, so what they say of it shrinks towards what they say of all, as far as targets do not differ more than shadows scatter
/// (Efron and Morris 1973). With many shadows it is the attack of Carlini et al. with one spread.
/// </summary>
internal sealed class ShadowNearness
{
    /// <summary>Of shadows that do not scatter, so that any difference is certain.</summary>
    private const double SmallestVariance = 1e-12;

    private readonly double[] middles, shifts;
    private readonly double variance;

    /// <param name="with">For each target its nearness to the users of the shadows that learnt from it, as many for each and at least two.</param>
    /// <param name="without">The same of as many shadows that did not.</param>
    public ShadowNearness(IReadOnlyList<IReadOnlyCollection<double>> with, IReadOnlyList<IReadOnlyCollection<double>> without)
    {
        var shadows = with[0].Count;
        variance = Math.Max(with.Concat(without).Average(values => values.Variance()), SmallestVariance);
        middles = Shrunk([.. with.Zip(without, (a, b) => (a.Mean() + b.Mean()) / 2)], variance / (2 * shadows));
        shifts = Shrunk([.. with.Zip(without, (a, b) => a.Mean() - b.Mean())], 2 * variance / shadows);
    }

    /// <summary>The logarithm of the likelihood of a target's nearness if it was learnt from over that if not.</summary>
    public double LogRatio(int target, double nearness) => shifts[target] * (nearness - middles[target]) / variance;

    /// <summary>Estimates with a known variance, drawn to their mean as far as they differ by no more than that.</summary>
    private static double[] Shrunk(double[] estimates, double varianceOfEach)
    {
        var (mean, spread) = (estimates.Mean(), estimates.Variance());
        var kept = spread > varianceOfEach ? 1 - (varianceOfEach / spread) : 0;
        return Array.ConvertAll(estimates, estimate => mean + (kept * (estimate - mean)));
    }
}
