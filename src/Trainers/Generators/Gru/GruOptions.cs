namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="GruGenerator"/>.</summary>
public sealed record GruOptions : SequenceOptions;
