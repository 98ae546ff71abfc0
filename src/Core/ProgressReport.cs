namespace SynthRec.MLNet;

/// <summary>How far a long piece of work has come.</summary>
/// <param name="Stage">What is being done, as a short phrase for people.</param>
/// <param name="Done">Units finished, 0 … <paramref name="Total"/>.</param>
/// <param name="Total">Units in this stage.</param>
/// <param name="Detail">A figure worth watching, such as the held-out loss; null if there is none.</param>
public readonly record struct ProgressReport(string Stage, long Done, long Total, string? Detail = null);
