using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Shares of successes with their intervals, and the test of one share against another.</summary>
internal static class Proportion
{
    private const double Level = 0.05;

    /// <summary>A share with Wilson's 95 % score interval (Wilson 1927).</summary>
    public static Estimate Wilson(long successes, long trials) => Wilson((double)successes / trials, trials);

    /// <summary>The same for trials that are worth a number of independent ones.</summary>
    public static Estimate Wilson(double share, double trials)
    {
        var (centre, half) = WilsonCentre(share, trials);

        // At the ends the bound is the share itself, which rounding must not pass.
        return new(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }

    /// <summary>The middle of Wilson's interval and half its length.</summary>
    public static (double Centre, double Half) WilsonCentre(double share, double trials)
    {
        var z = Normal.InvCDF(0, 1, 1 - (Level / 2));
        var denominator = 1 + (z * z / trials);
        return (
            (share + (z * z / (2 * trials))) / denominator,
            z / denominator * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials))));
    }

    /// <summary>The difference of two independent shares with the hybrid score interval of Newcombe 1998 (his method 10).</summary>
    public static Estimate Difference(Estimate first, Estimate second)
    {
        var difference = first.Value - second.Value;
        return new(
            difference,
            difference - double.Hypot(first.Value - first.Low, second.High - second.Value),
            difference + double.Hypot(first.High - first.Value, second.Value - second.Low));
    }

    /// <summary>The largest share that is too small for so many successes at the one-sided level (Clopper and Pearson 1934).</summary>
    public static double LowerBound(long successes, long trials, double level) =>
        successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, level);

    /// <summary>The smallest share that is too large for so few successes at the one-sided level (Clopper and Pearson 1934).</summary>
    public static double UpperBound(long successes, long trials, double level) =>
        successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - level);

    /// <summary>How likely the first share is to exceed the second by as much if they are alike: Fisher's exact test, one-sided.</summary>
    public static double PValueOfExcess(int successes, int trials, int otherSuccesses, int otherTrials) =>
        Math.Exp(HypergeometricTail.LogPValues(trials + otherTrials, trials, successes + otherSuccesses)[successes]);
}
