namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one recommender is in each arm, and what synthetic users are worth to it.</summary>
public sealed record RecommenderResult
{
    /// <summary>The recommender.</summary>
    public required string Recommender { get; init; }

    /// <summary>The arms in which it could be judged.</summary>
    public required IReadOnlyList<ArmResult> Arms { get; init; }

    /// <summary>
    /// The share of the gain in NDCG from real training users that synthetic users give:
    /// (visible and synthetic − visible) / (visible and real − visible). Null where <see cref="Notes"/> says why.
    /// </summary>
    public Estimate? GapClosed { get; init; }

    /// <summary>
    /// The share of the fall in RMSE from real training users that synthetic users give:
    /// (visible − visible and synthetic) / (visible − visible and real). Null where <see cref="Notes"/> says why.
    /// </summary>
    public Estimate? RmseGapClosed { get; init; }

    /// <summary>
    /// Train on synthetic over train on real: NDCG of the arm <see cref="ExperimentArm.Synthetic"/> over that of
    /// <see cref="ExperimentArm.Real"/>, or of <see cref="ExperimentArm.Visible"/> under weak generalisation. Null where <see cref="Notes"/> says why.
    /// </summary>
    public Estimate? ShareOfReal { get; init; }

    /// <summary>The arms compared with each other, where both were run.</summary>
    public required IReadOnlyList<ArmComparison> Comparisons { get; init; }

    /// <summary>Why figures are missing, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The result of an arm.</summary>
    /// <returns>Null if it was not run for this recommender.</returns>
    public ArmResult? Find(ExperimentArm arm) => Arms.FirstOrDefault(result => result.Arm == arm);

    /// <summary>The comparison of two arms.</summary>
    /// <returns>Null if there is none.</returns>
    public ArmComparison? Compare(ExperimentArm arm, ExperimentArm baseline) =>
        Comparisons.FirstOrDefault(comparison => comparison.Arm == arm && comparison.Baseline == baseline);
}
