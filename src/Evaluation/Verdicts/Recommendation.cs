namespace SynthRec.MLNet.Evaluation;

/// <summary>Something to do about the data.</summary>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Part">The part of the evaluation that it comes from.</param>
/// <param name="Text">What was found, and what to do.</param>
public sealed record Recommendation(RecommendationPriority Priority, EvaluationPart Part, string Text);
