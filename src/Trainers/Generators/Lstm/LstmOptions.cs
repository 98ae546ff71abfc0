namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="LstmGenerator"/>.</summary>
public sealed record LstmOptions : SequenceOptions;
