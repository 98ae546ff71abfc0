namespace SynthRec.MLNet.Evaluation;

/// <summary>The metrics of one recommender's lists cut at k: means over test users, and figures of all lists together.</summary>
/// <remarks>Intervals of the latter are the jackknife's over users, rather too wide than too narrow (Efron and Stein 1981).</remarks>
public sealed record RankingResult
{
    /// <summary>The length of the lists.</summary>
    public required int K { get; init; }

    /// <summary>The mean of <see cref="RankingMetrics.Ndcg"/>.</summary>
    public required Estimate Ndcg { get; init; }

    /// <summary>The mean of <see cref="RankingMetrics.Precision"/>.</summary>
    public required Estimate Precision { get; init; }

    /// <summary>The mean of <see cref="RankingMetrics.Recall"/>.</summary>
    public required Estimate Recall { get; init; }

    /// <summary>The mean of <see cref="RankingMetrics.TruncatedRecall"/>.</summary>
    public required Estimate TruncatedRecall { get; init; }

    /// <summary>MAP: the mean of <see cref="RankingMetrics.AveragePrecision"/>.</summary>
    public required Estimate MeanAveragePrecision { get; init; }

    /// <summary>MRR: the mean of <see cref="RankingMetrics.ReciprocalRank"/>.</summary>
    public required Estimate MeanReciprocalRank { get; init; }

    /// <summary>The mean of <see cref="RankingMetrics.HitRate"/>.</summary>
    public required Estimate HitRate { get; init; }

    /// <summary>The share of items in any test user's list (<see cref="CatalogueMetrics.Coverage"/>); the mean over repetitions.</summary>
    public required Estimate CatalogueCoverage { get; init; }

    /// <summary>How unpopular the recommended items are among the real training users, in bits (<see cref="CatalogueMetrics.Novelty"/>); the mean over repetitions.</summary>
    public required Estimate Novelty { get; init; }

    /// <summary>How unevenly items are recommended (<see cref="CatalogueMetrics.Gini"/>); the mean over repetitions.</summary>
    public required Estimate Gini { get; init; }
}
