namespace SynthRec.MLNet.Evaluation;

/// <summary>The verdict over a part.</summary>
public sealed record PartVerdict
{
    /// <summary>The part.</summary>
    public required EvaluationPart Part { get; init; }

    /// <summary>What it says of the data.</summary>
    public required PartOutcome Outcome { get; init; }

    /// <summary>The score in [0, 1], or the reason why there is none.</summary>
    public required Metric Score { get; init; }

    /// <summary>Its weight in the score over all parts before scaling.</summary>
    public required double Weight { get; init; }

    /// <summary>The terms that the score is made of.</summary>
    public required IReadOnlyList<ScoreTerm> Terms { get; init; }

    /// <summary>Why it failed or was not assessed; empty if it passes.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
