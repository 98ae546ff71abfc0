namespace SynthRec.MLNet.Evaluation;

/// <summary>What may go wrong when the data is used.</summary>
/// <param name="Name">The risk.</param>
/// <param name="Part">The part of the evaluation that tells.</param>
/// <param name="Level">How large it is.</param>
/// <param name="Evidence">What speaks for that.</param>
public sealed record RiskFinding(string Name, EvaluationPart Part, RiskLevel Level, string Evidence);
