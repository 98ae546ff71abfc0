namespace SynthRec.MLNet.Evaluation;

/// <summary>Metrics about one thing.</summary>
/// <param name="Name">What they are about, such as <c>popularity</c>.</param>
/// <param name="Metrics">The metrics.</param>
public sealed record FidelityPart(string Name, IReadOnlyList<Metric> Metrics);
