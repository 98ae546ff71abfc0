namespace SynthRec.MLNet.Tool.Files;

/// <summary>Interactions, and how their times stand in a file.</summary>
internal sealed record FileContent(Interactions Data, TimeForm TimeForm);
