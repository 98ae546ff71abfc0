using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Correlations of pairs of numbers; NaN where one side is constant or there are fewer than two pairs.</summary>
internal static class Correlations
{
    public static double Pearson(double[] first, double[] second) =>
        IsConstant(first) || IsConstant(second) ? double.NaN : Correlation.Pearson(first, second);

    /// <summary>The correlation of the ranks (Spearman 1904), equal values sharing the mean of their ranks.</summary>
    public static double Spearman(double[] first, double[] second) =>
        IsConstant(first) || IsConstant(second) ? double.NaN : Correlation.Spearman(first, second);

    private static bool IsConstant(double[] values) => values.Length < 2 || Array.TrueForAll(values, value => value == values[0]);
}
