using MathNet.Numerics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How many marked ones a draw without replacement brings.</summary>
internal static class HypergeometricTail
{
    /// <summary>For each number x, 0 … <paramref name="drawn"/>, the logarithm of the probability of x or more marked ones among those drawn.</summary>
    /// <param name="population">How many there are.</param>
    /// <param name="marked">How many of them are marked.</param>
    /// <param name="drawn">How many are drawn.</param>
    public static double[] LogPValues(int population, int marked, int drawn)
    {
        var logs = new double[drawn + 1];
        var all = SpecialFunctions.BinomialLn(population, drawn);
        var tail = double.NegativeInfinity;
        for (var x = drawn; x >= 0; x--)
        {
            if (x <= marked && drawn - x <= population - marked)
                tail = LogSum(tail, SpecialFunctions.BinomialLn(marked, x) + SpecialFunctions.BinomialLn(population - marked, drawn - x) - all);
            logs[x] = Math.Min(tail, 0);
        }

        return logs;
    }

    private static double LogSum(double a, double b)
    {
        var (large, small) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + double.LogP1(Math.Exp(small - large));
    }
}
