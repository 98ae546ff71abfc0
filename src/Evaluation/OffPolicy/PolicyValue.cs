namespace SynthRec.MLNet.Evaluation;

/// <summary>The estimates of a policy's mean reward.</summary>
internal sealed class PolicyValue(BanditLog log, PolicyRounds rounds, OffPolicyOptions options)
{
    public const string DudikSource = "Dudík, Langford and Li 2011";

    private readonly ValueInterval interval = new(options);
    private readonly double[] weighted = [.. rounds.Weights.Zip(log.Rewards.ToArray(), (weight, reward) => weight * reward)];

    /// <summary>Why weighting tells nothing of the policy; null if it does.</summary>
    public static string? WhyNot(PolicyRounds rounds) => rounds.Weights.All(weight => weight == 0)
        ? "The policy gives no probability to any arm shown in the log, so the log tells nothing of it. Log a policy that shows what this one would."
        : null;

    public IEnumerable<Metric> Metrics()
    {
        var cut = options.LargestWeight is null ? "" : FormattableString.Invariant($", cut to {options.LargestWeight}");
        yield return Weighted("IPS", $"The mean of weight times reward; weights are the probability of the arm shown under the policy over that under the logging policy{cut}.", "Horvitz and Thompson 1952", () => (weighted.Average(), interval.Mean(weighted, Range)));
        yield return Weighted("SNIPS", $"The sum of weight times reward over the sum of weights{cut}.", "Swaminathan and Joachims 2015", () => (weighted.Sum() / rounds.Weights.Sum(), interval.Ratio(weighted, rounds.Weights)));
        yield return Metric.Of("DM", null, rounds.Direct.Average(), $"The mean of the policy's expected reward by a ridge regression for each arm on the context, fitted to the other {options.Folds - 1} of {options.Folds} folds. The interval leaves out that the model may be wrong.") with
        {
            Interval = interval.Mean(rounds.Direct),
            Source = DudikSource,
            Direction = MetricDirection.HigherIsBetter,
        };
        yield return Weighted("DR", "The direct method's, with the weighted error of its prediction for the arm shown added in each round.", DudikSource, () => (rounds.DoublyRobust.Average(), interval.Mean(rounds.DoublyRobust)));
        var rewards = log.Rewards.ToArray();
        yield return Metric.Of("Logged value", null, rewards.Average(), "The mean reward of the logging policy, as observed.") with { Interval = interval.Mean(rewards, options.RewardRange.Most - options.RewardRange.Least), Direction = MetricDirection.Descriptive };
        yield return Weighted("Lift", "DR less the logged value, in the same rounds.", DudikSource, () => Lift(rewards));
    }

    /// <summary>The width of what weight times reward can be, if no propensity is below the least that was logged.</summary>
    private double Range
    {
        get
        {
            var largest = Math.Min(options.LargestWeight ?? double.PositiveInfinity, 1 / log.Propensities.ToArray().Min());
            return largest * (Math.Max(options.RewardRange.Most, 0) - Math.Min(options.RewardRange.Least, 0));
        }
    }

    private (double, Estimate?) Lift(double[] rewards)
    {
        double[] differences = [.. rounds.DoublyRobust.Zip(rewards, (value, reward) => value - reward)];
        return (differences.Average(), interval.Mean(differences));
    }

    private Metric Weighted(string name, string definition, string source, Func<(double Value, Estimate? Interval)> estimate)
    {
        if (WhyNot(rounds) is { } reason)
            return Metric.NotDefined(name, null, reason, definition);
        var (value, around) = estimate();
        return Metric.Of(name, null, value, definition) with { Interval = around, Source = source, Direction = MetricDirection.HigherIsBetter };
    }
}
