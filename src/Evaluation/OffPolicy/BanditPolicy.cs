namespace SynthRec.MLNet.Evaluation;

/// <summary>A policy to be judged: the probability of each arm in a round of the log. It must not depend on the round's arm or reward.</summary>
/// <param name="round">The round, an index into the log.</param>
/// <param name="probabilities">Receives a probability for each arm, summing to 1.</param>
public delegate void BanditPolicy(int round, Span<double> probabilities);
