namespace SynthRec.MLNet.Evaluation;

/// <summary>A member whom an attack singles out.</summary>
/// <param name="UserId">The member's id as text.</param>
/// <param name="Attack">The name of the attack that is surest of the member.</param>
/// <param name="FalsePositiveRate">The share of holdout users whom the attack would accuse at the member's score, the member counted as one, in (0, 1]; the least of all attacks.</param>
/// <param name="NearestSimilarity">The Jaccard similarity of the member to the nearest synthetic user, in [0, 1]; 1 is a copy.</param>
public sealed record WorstHitUser(string UserId, string Attack, double FalsePositiveRate, double NearestSimilarity);
