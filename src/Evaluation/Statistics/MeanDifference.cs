using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Means of independent samples, and their differences, with intervals.</summary>
internal static class MeanDifference
{
    /// <summary>The mean with Student's 95 % interval; no width if there is one value.</summary>
    public static Estimate Mean(double[] values)
    {
        var half = values.Length < 2 ? 0 : Quantile(values.Length - 1, 1) * Math.Sqrt(SquaredError(values));
        var mean = values.Average();
        return new(mean, mean - half, mean + half);
    }

    /// <summary>The mean of the first less that of the second, with the interval of Welch 1947.</summary>
    /// <param name="first">At least two values.</param>
    /// <param name="second">At least two values.</param>
    /// <param name="comparisons">Of how many comparisons this is one: all of their intervals hold the truth together in 95 % of cases (Bonferroni).</param>
    public static Estimate Welch(double[] first, double[] second, int comparisons = 1)
    {
        var (a, b) = (SquaredError(first), SquaredError(second));
        var half = a + b == 0 ? 0 : Quantile(Freedom(a, b, first, second), comparisons) * Math.Sqrt(a + b);
        var difference = first.Average() - second.Average();
        return new(difference, difference - half, difference + half);
    }

    /// <summary>The two-sided p-value of equal means, by the test of Welch 1947.</summary>
    public static double WelchPValue(double[] first, double[] second)
    {
        var (a, b) = (SquaredError(first), SquaredError(second));
        var difference = first.Average() - second.Average();
        if (a + b == 0)
            return difference == 0 ? 1 : 0;
        return 2 * StudentT.CDF(0, 1, Freedom(a, b, first, second), -Math.Abs(difference) / Math.Sqrt(a + b));
    }

    private static double Freedom(double a, double b, double[] first, double[] second) =>
        (a + b) * (a + b) / ((a * a / (first.Length - 1)) + (b * b / (second.Length - 1)));

    private static double SquaredError(double[] values) => values.Variance() / values.Length;

    private static double Quantile(double freedom, int comparisons) => StudentT.InvCDF(0, 1, freedom, 1 - (0.025 / comparisons));
}
