using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What data costs, in any one currency.</summary>
/// <param name="Real">What as much real data costs to collect, clear and protect; above 0.</param>
/// <param name="Synthetic">What the synthetic data cost to make and to judge; at least 0.</param>
public sealed record DataCosts(double Real, double Synthetic)
{
    internal void Validate()
    {
        OptionRange.RequireAbove(Real, 0, nameof(Real));
        if (!(Synthetic >= 0) || !double.IsFinite(Synthetic))
            throw new ArgumentOutOfRangeException(nameof(Synthetic), Synthetic, "The cost of synthetic data must be 0 or more.");
    }
}
