namespace SynthRec.MLNet.Evaluation;

/// <summary>A metric of one user's ranked list; <see cref="RankingMetrics"/> has the definitions.</summary>
public enum RankingMetric
{
    /// <summary><see cref="RankingMetrics.Ndcg"/>.</summary>
    Ndcg,

    /// <summary><see cref="RankingMetrics.Precision"/>.</summary>
    Precision,

    /// <summary><see cref="RankingMetrics.Recall"/>.</summary>
    Recall,

    /// <summary><see cref="RankingMetrics.TruncatedRecall"/>.</summary>
    TruncatedRecall,

    /// <summary><see cref="RankingMetrics.AveragePrecision"/>; its mean over users is MAP.</summary>
    AveragePrecision,

    /// <summary><see cref="RankingMetrics.ReciprocalRank"/>; its mean over users is MRR.</summary>
    ReciprocalRank,

    /// <summary><see cref="RankingMetrics.HitRate"/>.</summary>
    HitRate,
}
