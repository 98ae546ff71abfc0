namespace SynthRec.MLNet.Evaluation;

/// <summary>The attributes of the users of each side in memory.</summary>
/// <param name="Real">Those that the generator learnt from.</param>
/// <param name="Synthetic">The synthetic ones.</param>
/// <param name="Holdout">Those that it never saw; null if none were given.</param>
/// <param name="Labels">The columns that classifiers tell.</param>
/// <param name="WhyNoLabels">Why there are none.</param>
internal sealed record UserTableData(Table Real, Table Synthetic, Table? Holdout, IReadOnlyList<string> Labels, string WhyNoLabels);
