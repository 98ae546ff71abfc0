namespace SynthRec.MLNet.Generators;

/// <summary>How many items, bins of gaps and event types a network tells apart, and whether items come again.</summary>
internal sealed record SequenceShape(int Items, int Gaps, int EventTypes, bool Repeats);
