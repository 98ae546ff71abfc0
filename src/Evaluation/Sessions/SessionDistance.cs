namespace SynthRec.MLNet.Evaluation;

/// <summary>How far synthetic sessions are from real ones in one statistic, and how far real ones are from each other.</summary>
/// <param name="Statistic">What is compared and by which distance.</param>
/// <param name="Synthetic">The mean distance of synthetic sessions from as many real ones.</param>
/// <param name="Floor">The mean distance between as many real sessions and as many other real ones.</param>
/// <param name="FloorHigh">95 % of the latter distances are at most this.</param>
/// <param name="Real">The mean of what is compared over the real sessions; null where it has none.</param>
/// <param name="SyntheticMean">The same over the synthetic ones.</param>
public sealed record SessionDistance(string Statistic, double Synthetic, double Floor, double FloorHigh, double? Real, double? SyntheticMean)
{
    /// <summary>Whether the synthetic sessions are as near as other real ones may be.</summary>
    public bool IsWithinNoise => Synthetic <= FloorHigh;
}
