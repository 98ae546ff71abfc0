namespace SynthRec.MLNet.Evaluation;

/// <summary>95 % percentile intervals by resampling users with replacement (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>The default number of resamples.</summary>
    public const int DefaultResamples = 1_000;

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
        var users = columns.Count == 0 ? 0 : columns[0].Count;
        if (users == 0 || columns.Any(column => column.Count != users))
            throw new ArgumentException("There must be a value for each user in each column, and at least one user.", nameof(columns));
        double[][] once = [[.. Enumerable.Repeat(1.0, users)]];
        return new ResampledMeans([.. columns.Select(column => new double[][] { [.. column] })], once, seed, resamples).Of(statistic);
    }
}
