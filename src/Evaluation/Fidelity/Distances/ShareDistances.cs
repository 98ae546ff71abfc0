using MathNet.Numerics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Distances between two lists of counts of the same kinds, such as bins or categories. Neither total may be 0.</summary>
internal static class ShareDistances
{
    public static double[] Shares(int[] counts)
    {
        var total = counts.Sum(count => (double)count);
        return Array.ConvertAll(counts, count => count / total);
    }

    /// <summary>Half the sum of the differences between the shares, in [0, 1].</summary>
    public static double TotalVariation(int[] real, int[] synthetic) =>
        Shares(real).Zip(Shares(synthetic), (p, q) => Math.Abs(p - q)).Sum() / 2;

    /// <summary>The divergence of Jensen and Shannon in nats (Lin 1991), in [0, ln 2].</summary>
    public static double JensenShannon(int[] real, int[] synthetic) =>
        Math.Max(0, Shares(real).Zip(Shares(synthetic), (p, q) => (Term(p, (p + q) / 2) + Term(q, (p + q) / 2)) / 2).Sum());

    /// <summary>The divergence of Kullback and Leibler of the synthetic shares from the real ones in nats, with one count added to each kind (Laplace).</summary>
    public static double KullbackLeibler(int[] real, int[] synthetic) =>
        Math.Max(0, Shares(AddOne(real)).Zip(Shares(AddOne(synthetic)), Term).Sum());

    /// <summary>Pearson's χ² for equal shares, without correction for continuity. Kinds that neither side has are left out.</summary>
    /// <returns>The statistic and its p-value; null if there are not two kinds.</returns>
    public static (double Statistic, double PValue)? ChiSquared(int[] real, int[] synthetic)
    {
        var kinds = real.Zip(synthetic, (a, b) => (Real: (double)a, Synthetic: (double)b)).Where(kind => kind.Real + kind.Synthetic > 0).ToArray();
        if (kinds.Length < 2)
            return null;
        var (reals, synthetics) = (kinds.Sum(kind => kind.Real), kinds.Sum(kind => kind.Synthetic));
        var statistic = kinds.Sum(kind =>
        {
            var all = kind.Real + kind.Synthetic;
            return Cell(kind.Real, all * reals / (reals + synthetics)) + Cell(kind.Synthetic, all * synthetics / (reals + synthetics));
        });
        return (statistic, SpecialFunctions.GammaUpperRegularized((kinds.Length - 1) / 2.0, statistic / 2));
    }

    private static double Cell(double observed, double expected) => (observed - expected) * (observed - expected) / expected;

    private static double Term(double p, double q) => p == 0 ? 0 : p * Math.Log(p / q);

    private static int[] AddOne(int[] counts) => Array.ConvertAll(counts, count => count + 1);
}
