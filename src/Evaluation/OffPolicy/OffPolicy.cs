using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Estimates what a policy would earn from the log of another policy: an A/B test without showing anything to anyone.</summary>
/// <remarks>
/// <para>
/// Rounds are taken as independent, and the logging policy as one that could show every arm that the judged policy shows. Then IPS is unbiased
/// (Horvitz and Thompson 1952) and so is DR, whatever its reward model (Dudík, Langford and Li 2011), whose predictions come from folds
/// that it was not fitted to; SNIPS has a bias that vanishes (Swaminathan and Joachims 2015); the direct method is as biased as its model.
/// Cutting weights biases all but the direct method. Saito et al. 2020 compare them.
/// </para>
/// <para>Look at the effective sample size and at the mean weight first: where the one is small or the other not near 1, no estimate can be trusted.</para>
/// </remarks>
public static class OffPolicy
{
    /// <summary>Estimates the mean reward of a policy for each round.</summary>
    /// <param name="log">The log.</param>
    /// <param name="policy">The policy to judge.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The metrics <c>IPS</c>, <c>SNIPS</c>, <c>DM</c>, <c>DR</c>, <c>Logged value</c>, <c>Lift</c>, <c>Effective sample size</c>, <c>Mean weight</c>, <c>Largest weight</c>,
    /// <c>Share of weights cut</c> and <c>Unsupported probability</c>.
    /// </returns>
    /// <exception cref="ArgumentException">An option cannot be used, or the policy's probabilities are none.</exception>
    public static OffPolicyReport Evaluate(BanditLog log, BanditPolicy policy, OffPolicyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(policy);
        options = (options ?? new()).Validated();
        options.Require(log);
        var rounds = PolicyRounds.Of(log, policy, options, cancellationToken);
        return new() { Rounds = log.Count, Metrics = [.. new PolicyValue(log, rounds, options).Metrics(), .. new LogSupport(log, rounds, options).Metrics()] };
    }

    /// <summary>Estimates how much more one policy would earn than another, by DR on the same rounds, so that what both share cancels.</summary>
    /// <param name="log">The log.</param>
    /// <param name="policy">The policy to judge.</param>
    /// <param name="baseline">The policy it is compared with.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The difference of the mean rewards for each round.</returns>
    /// <exception cref="ArgumentException">An option cannot be used, or a policy's probabilities are none.</exception>
    public static Metric Compare(BanditLog log, BanditPolicy policy, BanditPolicy baseline, OffPolicyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(baseline);
        options = (options ?? new()).Validated();
        options.Require(log);
        var (first, second) = (PolicyRounds.Of(log, policy, options, cancellationToken), PolicyRounds.Of(log, baseline, options, cancellationToken));
        const string Name = "Policy difference";
        const string Definition = "The mean reward of the policy less that of the baseline, by DR in the same rounds.";
        if ((PolicyValue.WhyNot(first) ?? PolicyValue.WhyNot(second)) is { } reason)
            return Metric.NotDefined(Name, null, reason, Definition);
        double[] differences = [.. first.DoublyRobust.Zip(second.DoublyRobust, (a, b) => a - b)];
        return Metric.Of(Name, null, differences.Average(), Definition) with
        {
            Interval = new ValueInterval(options).Mean(differences),
            Source = PolicyValue.DudikSource,
            Direction = MetricDirection.HigherIsBetter,
        };
    }

    /// <summary>The policy that gives each arm the same probability in every round.</summary>
    /// <param name="probabilities">The probability of each arm.</param>
    public static BanditPolicy Fixed(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var values = probabilities.ToArray();
        return (_, ofRound) =>
        {
            if (values.Length != ofRound.Length)
                throw new ArgumentException($"The policy has {values.Length} probabilities, and the log {ofRound.Length} arms: {string.Join(", ", values.Take(5).Select(value => value.ToString(CultureInfo.InvariantCulture)))} …", nameof(probabilities));
            values.CopyTo(ofRound);
        };
    }
}
