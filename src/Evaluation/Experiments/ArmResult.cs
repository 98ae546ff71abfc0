namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one recommender is after training in one arm.</summary>
public sealed record ArmResult
{
    /// <summary>What it was trained on.</summary>
    public required ExperimentArm Arm { get; init; }

    /// <summary>The number of test users judged: those with a relevant held-out item, over all repetitions. The others are left out.</summary>
    public required int Users { get; init; }

    /// <summary>The mean over users of <see cref="RankingMetrics.Ndcg"/>.</summary>
    public required Estimate Ndcg { get; init; }

    /// <summary>The mean over users of <see cref="RankingMetrics.Precision"/>.</summary>
    public required Estimate Precision { get; init; }

    /// <summary>The mean over users of <see cref="RankingMetrics.Recall"/>.</summary>
    public required Estimate Recall { get; init; }

    /// <summary>The root mean squared error of the predicted held-out values; null if there are none or the recommender predicts none.</summary>
    public Estimate? Rmse { get; init; }

    /// <summary>The mean absolute error of the predicted held-out values; null if there are none or the recommender predicts none.</summary>
    public Estimate? Mae { get; init; }

    /// <summary>How many scores were not a number and were replaced by a fallback; see <see cref="EstimatorRecommender"/>.</summary>
    public long UndefinedScores { get; init; }
}
