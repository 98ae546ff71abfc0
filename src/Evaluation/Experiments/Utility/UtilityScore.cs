namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one recommender is in one arm: means over the test users, for a plot of bars.</summary>
/// <param name="Recommender">The recommender.</param>
/// <param name="Arm">What it was trained on and whom it was tested on.</param>
/// <param name="Ndcg">The mean of <see cref="RankingMetrics.Ndcg"/>.</param>
/// <param name="Precision">The mean of <see cref="RankingMetrics.Precision"/>.</param>
/// <param name="Recall">The mean of <see cref="RankingMetrics.Recall"/>.</param>
public sealed record UtilityScore(string Recommender, UtilityArm Arm, Estimate Ndcg, Estimate Precision, Estimate Recall);
