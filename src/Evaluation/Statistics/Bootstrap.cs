using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>95 % percentile intervals by resampling users with replacement (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>The default number of resamples.</summary>
    public const int DefaultResamples = 1_000;

    private const long RandomPurpose = 0x424F4F54;
    private const double Tail = 0.025;

    /// <summary>The mean of the users' values.</summary>
    /// <param name="values">A finite value for each user.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <exception cref="ArgumentException">There are no values, or they are not finite.</exception>
    public static Estimate Mean(IReadOnlyList<double> values, int seed = 0, int resamples = DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of([values], means => means[0], seed, resamples) ?? throw new ArgumentException("The values must be finite.", nameof(values));
    }

    /// <summary>A figure made of the means of several values for each user, such as a ratio of two means.</summary>
    /// <param name="columns">Several lists of values, each with one for each user in the same order.</param>
    /// <param name="statistic">Makes the figure of the means of the columns.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <returns>The figure; null if it or an end of its interval is not finite, such as a ratio whose denominator may be 0.</returns>
    /// <exception cref="ArgumentException">There are no users, or the lists differ in length.</exception>
    public static Estimate? Of(IReadOnlyList<IReadOnlyList<double>> columns, Func<double[], double> statistic, int seed = 0, int resamples = DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(statistic);
        return OfGroups([columns], means => statistic(means[0]), seed, resamples);
    }

    /// <summary>A figure made of the means of several values of each of several groups of users, which are resampled independently.</summary>
    internal static Estimate? OfGroups(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> groups, Func<double[][], double> statistic, int seed, int resamples = DefaultResamples)
    {
        var drawn = Draws(groups, statistic, seed, resamples);
        var figure = statistic([.. groups.Select(columns => columns.Select(column => column.Average()).ToArray())]);
        if (!double.IsFinite(figure) || Array.Exists(drawn, double.IsNaN))
            return null;
        var (low, high) = (drawn.Quantile(Tail), drawn.Quantile(1 - Tail));
        return double.IsFinite(low) && double.IsFinite(high) ? new Estimate(figure, low, high) : null;
    }

    /// <summary>The figure of each resample.</summary>
    internal static double[] Draws(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> groups, Func<double[][], double> statistic, int seed, int resamples = DefaultResamples)
    {
        if (groups.Any(columns => columns.Count == 0 || columns[0].Count == 0 || columns.Any(column => column.Count != columns[0].Count)))
            throw new ArgumentException("There must be a value for each user in each column, and at least one user.", nameof(groups));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var drawn = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            var random = SeededRandom.For(seed, RandomPurpose, i);
            drawn[i] = statistic([.. groups.Select(columns => ResampledMeans(columns, columns[0].Count, random))]);
        }

        return drawn;
    }

    /// <summary>The means of as many users as there are, drawn with replacement, the same for all columns.</summary>
    private static double[] ResampledMeans(IReadOnlyList<IReadOnlyList<double>> columns, int users, SeededRandom random)
    {
        var means = new double[columns.Count];
        for (var draw = 0; draw < users; draw++)
        {
            var user = random.NextInt32(users);
            for (var column = 0; column < means.Length; column++)
                means[column] += columns[column][user] / users;
        }

        return means;
    }
}
