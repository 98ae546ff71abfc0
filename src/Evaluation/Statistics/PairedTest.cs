using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Two-sided tests of whether two recommenders differ on the same users.</summary>
public static class PairedTest
{
    /// <summary>The default number of random sign changes of <see cref="RandomisationPValue"/>; the least p-value is 1 over one more.</summary>
    public const int DefaultRandomisations = 10_000;

    private const long RandomPurpose = 0x5041495245;

    /// <summary>The p-value of Student's paired t-test: how likely a mean difference as large is if there is none.</summary>
    /// <param name="first">A value for each user.</param>
    /// <param name="second">Another value for each user, in the same order.</param>
    /// <returns>In [0, 1]; 1 if no user differs.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ, or there are fewer than two.</exception>
    public static double PValue(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var differences = Differences(first, second);
        var (mean, deviation) = differences.MeanStandardDeviation();
        if (deviation == 0)
            return mean == 0 ? 1 : 0;
        var t = Math.Abs(mean) / (deviation / Math.Sqrt(differences.Length));
        return 2 * StudentT.CDF(0, 1, differences.Length - 1, -t);
    }

    /// <summary>
    /// The p-value of the paired randomisation test (Fisher 1935): if there is no difference, the sides of each user may be
    /// exchanged, and this is the share of random exchanges with a mean difference as large, the observed one counted among them.
    /// It assumes no distribution.
    /// </summary>
    /// <param name="first">A value for each user.</param>
    /// <param name="second">Another value for each user, in the same order.</param>
    /// <param name="seed">The seed of the exchanges.</param>
    /// <param name="randomisations">The number of random exchanges, at least 100.</param>
    /// <returns>In (0, 1]; 1 if no user differs.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ, or there are fewer than two.</exception>
    public static double RandomisationPValue(IReadOnlyList<double> first, IReadOnlyList<double> second, int seed = 0, int randomisations = DefaultRandomisations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(randomisations, 100);
        var differences = Array.FindAll(Differences(first, second), difference => difference != 0);
        // Sums that are equal but for the order of rounding must count as equal.
        var least = Math.Abs(differences.Sum()) - (1e-12 * differences.Sum(Math.Abs));
        var asLarge = 1;
        for (var i = 0; i < randomisations; i++)
            asLarge += Math.Abs(RandomlySigned(differences, SeededRandom.For(seed, RandomPurpose, i))) >= least ? 1 : 0;
        return (double)asLarge / (randomisations + 1);
    }

    private static double RandomlySigned(double[] differences, SeededRandom random)
    {
        var sum = 0.0;
        for (var start = 0; start < differences.Length; start += 64)
        {
            var signs = random.NextUInt64();
            for (var at = start; at < Math.Min(start + 64, differences.Length); at++, signs >>= 1)
                sum += (signs & 1) == 0 ? differences[at] : -differences[at];
        }

        return sum;
    }

    private static double[] Differences(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException($"A paired test needs the same two or more users on both sides; there are {first.Count} and {second.Count}.", nameof(second));
        return [.. first.Zip(second, (a, b) => a - b)];
    }
}
