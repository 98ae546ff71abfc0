using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How far a log can tell of a policy.</summary>
internal sealed class LogSupport(BanditLog log, PolicyRounds rounds, OffPolicyOptions options)
{
    public IEnumerable<Metric> Metrics()
    {
        var weights = rounds.Weights;
        const string Effective = "The squared sum of the weights over the sum of their squares: how many rounds of the policy itself would tell as much.";
        yield return PolicyValue.WhyNot(rounds) is { } reason
            ? Metric.NotDefined("Effective sample size", null, reason, Effective)
            : Metric.Of("Effective sample size", null, weights.Sum() * weights.Sum() / weights.Sum(weight => weight * weight), Effective) with { Source = "Kish 1965", Direction = MetricDirection.HigherIsBetter };
        yield return MeanWeight(weights);
        yield return Metric.Of("Largest weight", null, weights.Max(), "The largest weight of a round.");
        yield return Metric.Of("Share of weights cut", null, rounds.Cut, $"The share of rounds whose weight was above {nameof(options.LargestWeight)} and was cut to it, which biases the estimates.");
        yield return Metric.Of("Unsupported probability", null, rounds.Unsupported, "The mean probability that the policy gives to arms that are never shown in the log; IPS, SNIPS and DR know nothing of what they earn.");
    }

    /// <summary>The expected weight is 1 if propensities are right and the logging policy could show all that the policy shows.</summary>
    private Metric MeanWeight(double[] weights)
    {
        const string Definition = "The mean weight, which is 1 but for chance if the propensities are true, no weight is cut and every arm that the policy shows could be shown; the p-value is that of its being 1 (normal).";
        var mean = weights.Average();
        var error = log.Count < 2 ? 0 : weights.StandardDeviation() / Math.Sqrt(weights.Length);
        return Metric.Of("Mean weight", null, mean, Definition) with
        {
            Interval = log.Count < 2 ? null : new ValueInterval(options with { Interval = OffPolicyInterval.Normal }).Mean(weights),
            PValue = error == 0 ? (Math.Abs(mean - 1) < 1e-9 ? 1 : 0) : 2 * Normal.CDF(0, 1, -Math.Abs(mean - 1) / error),
            Direction = MetricDirection.Descriptive,
        };
    }
}
