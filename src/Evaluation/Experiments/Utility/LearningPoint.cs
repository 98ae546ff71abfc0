namespace SynthRec.MLNet.Evaluation;

/// <summary>A point of the learning curve: what a recommender trained on some of the synthetic users is worth to real test users.</summary>
/// <param name="SyntheticUsers">The number of synthetic users trained on; the users of a point are among those of the next.</param>
/// <param name="SyntheticInteractions">The number of their interactions with items of real users.</param>
/// <param name="Ndcg">The mean of <see cref="RankingMetrics.Ndcg"/> over the real test users.</param>
public sealed record LearningPoint(int SyntheticUsers, int SyntheticInteractions, Estimate Ndcg);
