namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic data is good, safe and fair enough to be used.</summary>
public sealed record Verdict
{
    /// <summary>Whether all gates are passed.</summary>
    public required bool Passes { get; init; }

    /// <summary>The score over all assessed parts in [0, 1], or the reason why there is none.</summary>
    public required Metric Score { get; init; }

    /// <summary>The verdict over each part, in the order of <see cref="EvaluationPart"/>.</summary>
    public required IReadOnlyList<PartVerdict> Parts { get; init; }

    /// <summary>Why it fails; empty if it passes.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The verdict over a part.</summary>
    public PartVerdict this[EvaluationPart part] => Parts.Single(one => one.Part == part);
}
