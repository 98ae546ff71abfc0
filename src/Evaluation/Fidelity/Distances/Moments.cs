namespace SynthRec.MLNet.Evaluation;

/// <summary>The mean and the central moments of a sample as a population, without correction for its size.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">The variance.</param>
/// <param name="Skewness">The third standardised moment; NaN if all values are equal.</param>
/// <param name="Kurtosis">The fourth standardised moment less 3; NaN if all values are equal.</param>
internal readonly record struct Moments(double Mean, double Variance, double Skewness, double Kurtosis)
{
    public static Moments Of(double[] values)
    {
        if (Array.TrueForAll(values, value => value == values[0]))
            return new(values[0], 0, double.NaN, double.NaN);
        var mean = values.Average();
        double second = 0, third = 0, fourth = 0;
        foreach (var value in values)
        {
            var square = (value - mean) * (value - mean);
            second += square;
            third += square * (value - mean);
            fourth += square * square;
        }

        var variance = second / values.Length;
        return new(mean, variance, third / values.Length / Math.Pow(variance, 1.5), (fourth / values.Length / (variance * variance)) - 3);
    }
}
