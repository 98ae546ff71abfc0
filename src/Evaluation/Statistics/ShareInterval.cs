using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Shares of users with 95 % intervals that stay within their range and hold for small samples too.</summary>
internal static class ShareInterval
{
    private static readonly double Z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>A share with the score interval of Wilson 1927.</summary>
    public static Estimate Of(int count, int total)
    {
        var (n, share) = ((double)total, (double)count / total);
        var centre = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n))) / (1 + (Z * Z / n));
        return new Estimate(share, Math.Min(centre - half, share), Math.Max(centre + half, share)).Within(0, 1);
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
}
