namespace SynthRec.MLNet.Evaluation;

/// <summary>A label of each user with interactions.</summary>
internal sealed record UserLabels(IReadOnlyList<string> Members, IReadOnlyList<string> Synthetic, IReadOnlyList<string> Holdout);
