namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one classifier is in one arm.</summary>
/// <param name="Classifier">The classifier.</param>
/// <param name="Arm">What it was trained on and which rows it was tested on.</param>
/// <param name="Accuracy">The share of test rows whose class is told.</param>
/// <param name="Auc">The area under the ROC curve, the mean over classes of each against the rest; null if the test rows are all of one class.</param>
public sealed record DownstreamScore(string Classifier, UtilityArm Arm, Estimate Accuracy, Estimate? Auc);

/// <summary>What a synthetic table is worth to classifiers.</summary>
public sealed record DownstreamReport
{
    /// <summary>The options it was made with.</summary>
    public required DownstreamOptions Options { get; init; }

    /// <summary>The classes, in ordinal order.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Whether the test rows were given as a holdout. If not they are a part of the real rows; see <see cref="UtilityReport.HasHoldout"/>.</summary>
    public required bool HasHoldout { get; init; }

    /// <summary>Every figure, with its definition, interval and test, or the reason why there is none.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The classifiers in each arm.</summary>
    public required IReadOnlyList<DownstreamScore> Scores { get; init; }

    /// <summary>What a reader must know to read the figures, a sentence or two each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The metric of a name and a subject.</summary>
    /// <param name="name">The name, such as <c>Share of real lift</c>.</param>
    /// <param name="subject">The classifier, with <c>, accuracy</c> or <c>, AUC</c> after a share; null for all together.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Metric this[string name, string? subject = null] => Metrics.Named(name, subject);
}
