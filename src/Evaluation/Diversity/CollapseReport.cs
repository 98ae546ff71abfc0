using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Whether generated users have collapsed, as those of generative adversarial networks may: to a few kinds of users, or to a few items.
/// Two marks each of which shows what the other misses.
/// </summary>
/// <param name="RealItems">How many different items the real users have.</param>
/// <param name="SyntheticItems">How many different items the synthetic users have.</param>
/// <param name="RealSimilarity">The mean over all pairs of real users of the cosine similarity of their sets of items, in [0, 1].</param>
/// <param name="SyntheticSimilarity">The same of the synthetic users.</param>
public sealed record CollapseReport(int RealItems, int SyntheticItems, double RealSimilarity, double SyntheticSimilarity)
{
    /// <summary>Below this item coverage the synthetic users have collapsed to few items.</summary>
    public const double SmallestItemCoverage = 0.5;

    /// <summary>Above this similarity ratio the synthetic users have collapsed to few kinds.</summary>
    public const double LargestSimilarityRatio = 1.5;

    /// <summary>The synthetic users' different items for each of the real users'. It grows with the number of users, so compare as many.</summary>
    public double ItemCoverage => (double)SyntheticItems / RealItems;

    /// <summary>How many times as alike synthetic users are as real ones; infinite if no two real users have an item in common.</summary>
    public double SimilarityRatio => SyntheticSimilarity == RealSimilarity ? 1 : SyntheticSimilarity / RealSimilarity;

    /// <summary>Whether either mark is beyond its bound.</summary>
    public bool HasCollapsed => ItemCoverage < SmallestItemCoverage || SimilarityRatio > LargestSimilarityRatio;

    /// <summary>Compares the diversity of synthetic users with that of real ones.</summary>
    /// <param name="real">The interactions of real users.</param>
    /// <param name="synthetic">The interactions of about as many synthetic users.</param>
    /// <exception cref="ArgumentException">Either has fewer than two users with interactions.</exception>
    public static CollapseReport Compare(Interactions real, Interactions synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        return new(
            real.ItemCounts().Count(count => count > 0),
            synthetic.ItemCounts().Count(count => count > 0),
            PairwiseSimilarity.MeanCosine(real, nameof(real)),
            PairwiseSimilarity.MeanCosine(synthetic, nameof(synthetic)));
    }

    /// <summary>The figures and the verdict in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(HasCollapsed ? "collapsed" : "not collapsed")}: item coverage {ItemCoverage:P1} of real ({SyntheticItems} of {RealItems} items), mean cosine similarity of two users {SyntheticSimilarity:F4} ({RealSimilarity:F4} of real ones)");
}
