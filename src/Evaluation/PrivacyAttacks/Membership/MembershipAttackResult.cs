namespace SynthRec.MLNet.Evaluation;

/// <summary>What a membership attack on whole users reached.</summary>
/// <param name="Name">The attack's name, such as <c>likelihood ratio</c>.</param>
/// <param name="Metrics">The area under the ROC curve, whose p-value is corrected for the number of attacks, and true-positive rates at few false positives.</param>
/// <param name="Roc">The ROC curve from few false positives to all, for logarithmic axes.</param>
public sealed record MembershipAttackResult(string Name, IReadOnlyList<Metric> Metrics, IReadOnlyList<RocPoint> Roc);
