namespace SynthRec.MLNet.Generators;

/// <summary>How many items, bins of gaps and event types a network tells apart.</summary>
internal sealed record SequenceShape(int Items, int Gaps, int EventTypes);
