using MathNet.Numerics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// How likely the distribution function of n numbers is at least so far from the one they are drawn of (Kolmogorov 1933). Computed as Simard and
/// L'Ecuyer 2011 advise: exactly for few numbers (Marsaglia, Tsang and Wang 2003) and in the tail (Smirnov's one-sided formula, twice), else by
/// the expansion of Pelz and Good 1976.
/// </summary>
internal static class KolmogorovDistribution
{
    private const int MostForMatrix = 140;
    private const double TailFrom = 2.2;
    private const double NothingFrom = 370;
    private static readonly double RootOfHalfPi = Math.Sqrt(Math.PI / 2);

    /// <summary>The p-value of the two-sample test: n is the harmonic n₁n₂/(n₁+n₂), rounded (Stephens 1970).</summary>
    public static double TwoSamplePValue(double distance, int first, int second)
    {
        var numbers = Math.Max(1, Math.Round((double)first * second / ((double)first + second)));
        return Above(numbers, distance);
    }

    /// <summary>The probability of a distance of at least <paramref name="distance"/> with <paramref name="n"/> numbers.</summary>
    public static double Above(double n, double distance)
    {
        if (distance <= 0.5 / n)
            return 1;
        var square = n * distance * distance;
        if (distance >= 1 || square >= NothingFrom)
            return 0;
        if (n <= MostForMatrix && square < 4)
            return 1 - ByMatrix((int)n, distance);
        return Math.Clamp(square >= TailFrom ? 2 * OneSided(n, distance) : 1 - PelzGood(n, Math.Sqrt(n) * distance), 0, 1);
    }

    /// <summary>The one-sided probability: the sum of Smirnov 1944 and of Birnbaum and Tingey 1951.</summary>
    private static double OneSided(double n, double distance)
    {
        var sum = 0.0;
        for (var j = 0.0; j <= Math.Floor(n * (1 - distance)); j++)
        {
            var rest = 1 - distance - (j / n);
            if (rest > 0)
                sum += Math.Exp(LogChoose(n, j) + ((j - 1) * Math.Log(distance + (j / n))) + ((n - j) * Math.Log(rest)));
        }

        return distance * sum;
    }

    private static double LogChoose(double n, double j) => SpecialFunctions.GammaLn(n + 1) - SpecialFunctions.GammaLn(j + 1) - SpecialFunctions.GammaLn(n - j + 1);

    private static double PelzGood(double n, double z)
    {
        var (z2, pi2) = (z * z, Math.PI * Math.PI);
        var (z4, z6) = (z2 * z2, z2 * z2 * z2);
        double k0 = 0, k1 = 0, k2 = 0, k3 = 0;
        // The terms of k and −k−1 (halves) and of k and −k (wholes) are equal: each is counted twice.
        for (var k = 0; k < 1 + (int)Math.Ceiling(4 * z); k++)
        {
            var half = pi2 * (k + 0.5) * (k + 0.5);
            var weight = 2 * Math.Exp(-half / (2 * z2));
            k0 += weight;
            k1 += weight * (half - z2);
            k2 += weight * ((6 * z6) + (2 * z4) + (half * ((2 * z4) - (5 * z2))) + (half * half * (1 - (2 * z2))));
            k3 += weight * ((half * half * half * (5 - (30 * z2))) + (half * half * ((-60 * z2) + (212 * z4))) + (half * ((135 * z4) - (96 * z6))) - (30 * z6) - (90 * z6 * z2));
        }

        double whole2 = 0, whole3 = 0;
        for (var k = 1; k < 2 + (int)Math.Ceiling(4 * z); k++)
        {
            var square = pi2 * k * k;
            var weight = 2 * Math.Exp(-square / (2 * z2));
            whole2 += weight * square;
            whole3 += weight * ((3 * square * z2) - (square * square));
        }

        var z3 = z * z2;
        return RootOfHalfPi * ((k0 / z)
            + (k1 / (6 * z4) / Math.Sqrt(n))
            + (((k2 / (72 * z6 * z)) - (whole2 / (36 * z3))) / n)
            + (((k3 / (6480 * z6 * z4)) + (whole3 / (216 * z6))) / (n * Math.Sqrt(n))));
    }

    /// <summary>The probability of a smaller distance, as n!/nⁿ times the middle of the n-th power of a matrix of Durbin's.</summary>
    internal static double ByMatrix(int n, double distance)
    {
        var k = (int)(n * distance) + 1;
        var size = (2 * k) - 1;
        var h = k - (n * distance);
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(size, size, (row, column) => row - column + 1 < 0 ? 0 : 1);
        for (var i = 0; i < size; i++)
        {
            matrix[i, 0] -= Math.Pow(h, i + 1);
            matrix[size - 1, i] -= Math.Pow(h, size - i);
        }

        matrix[size - 1, 0] += (2 * h) - 1 > 0 ? Math.Pow((2 * h) - 1, size) : 0;
        matrix.MapIndexedInplace((row, column, value) => row - column + 1 > 0 ? value / SpecialFunctions.Factorial(row - column + 1) : value);
        // Scaled so that the power stays within range: the factor n!/nⁿ is (n/e)ⁿ√(2πn)/nⁿ or so.
        var power = (matrix / Math.E).Power(n);
        return Math.Clamp(power[k - 1, k - 1] * Math.Exp(SpecialFunctions.GammaLn(n + 1) - (n * Math.Log(n)) + n), 0, 1);
    }
}
