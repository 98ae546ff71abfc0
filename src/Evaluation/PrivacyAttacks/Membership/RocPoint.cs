namespace SynthRec.MLNet.Evaluation;

/// <summary>A point of a receiver operating characteristic.</summary>
/// <param name="FalsePositiveRate">The share of holdout users with scores above a threshold, in [0, 1].</param>
/// <param name="TruePositiveRate">The share of members with scores above it, in [0, 1].</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate);
