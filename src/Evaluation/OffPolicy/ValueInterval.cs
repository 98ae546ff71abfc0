using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Intervals of means, and of ratios of means, over rounds.</summary>
internal sealed class ValueInterval(OffPolicyOptions options)
{
    private const double Level = 0.05;

    /// <summary>The mean of values.</summary>
    /// <param name="values">A value for each round.</param>
    /// <param name="range">The width of the values there can be; null if there is no bound.</param>
    /// <returns>Null if the interval asked for needs a bound and there is none, or there are fewer than two rounds.</returns>
    public Estimate? Mean(double[] values, double? range = null)
    {
        if (values.Length < 2)
            return null;
        var mean = values.Average();
        return options.Interval switch
        {
            OffPolicyInterval.Bootstrap => Bootstrap.Mean(values, options.Seed),
            OffPolicyInterval.EmpiricalBernstein => range is { } width ? Around(mean, Bernstein(values, width)) : null,
            _ => Around(mean, Normal.InvCDF(0, 1, 1 - (Level / 2)) * Math.Sqrt(values.Variance() / values.Length)),
        };
    }

    /// <summary>The sum of the first over that of the second.</summary>
    /// <returns>Null if no interval is known.</returns>
    public Estimate? Ratio(double[] numerators, double[] denominators)
    {
        if (options.Interval == OffPolicyInterval.Bootstrap)
            return Bootstrap.Of([numerators, denominators], means => means[0] / means[1], options.Seed);
        var denominator = denominators.Average();
        var ratio = numerators.Average() / denominator;
        return Mean([.. numerators.Zip(denominators, (a, b) => (a - (ratio * b)) / denominator)]) is { } error
            ? new(ratio, ratio + error.Low, ratio + error.High)
            : null;
    }

    /// <summary>Half the width of the bound of Maurer and Pontil 2009, for both sides together at the level.</summary>
    private static double Bernstein(double[] values, double range)
    {
        var log = Math.Log(4 / Level);
        return Math.Sqrt(2 * values.Variance() * log / values.Length) + (7 * range * log / (3 * (values.Length - 1)));
    }

    private static Estimate Around(double mean, double half) => new(mean, mean - half, mean + half);
}
