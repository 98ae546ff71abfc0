namespace SynthRec.MLNet.Evaluation;

/// <summary>Measures metrics between a real and another sample.</summary>
/// <param name="Name">What the metrics are about.</param>
/// <param name="Measure">Measures; p-values and intervals are wanted only where the last argument is true.</param>
/// <param name="MostSplits">On how many halvings of the real data it is measured too at most.</param>
internal sealed record Comparison<T>(string Name, Func<T, T, bool, IReadOnlyList<Metric>> Measure, int MostSplits = int.MaxValue);
