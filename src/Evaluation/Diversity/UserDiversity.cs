using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How different users are from each other.</summary>
internal sealed class UserDiversity(DiversitySamples samples, DiversityOptions options, ParallelOptions parallel)
{
    public IEnumerable<Metric> Metrics()
    {
        yield return Likeness();
        yield return Vendi();
    }

    /// <summary>The test of mode collapse.</summary>
    private Metric Likeness()
    {
        const string Name = "Likeness of users";
        const string Definition = "The mean over all pairs of users of the cosine similarity of their sets of items, in [0, 1]; larger than that of real users if synthetic ones have collapsed to few kinds. Interval and p-value, that of synthetic users being no more alike than real ones, are by the normal limit of the mean over pairs.";
        if (samples.Users < 3)
            return Metric.NotDefined(Name, null, $"Three users with items of each are needed, so six real ones; there are {samples.Users} in each sample.", Definition);
        var (synthetic, real) = (PairwiseSimilarity.MeanCosineWithError(samples.Synthetic, "synthetic"), PairwiseSimilarity.MeanCosineWithError(samples.Real, "real"));
        var (difference, error) = (synthetic.Mean - real.Mean, double.Hypot(synthetic.StandardError, real.StandardError));
        return Metric.Of(Name, null, synthetic.Mean, Definition) with
        {
            Floor = real.Mean,
            Interval = Estimate.Around(synthetic.Mean, synthetic.StandardError).Within(0, 1),
            PValue = error == 0 ? (difference > 0 ? 0 : 1) : Normal.CDF(0, 1, -difference / error),
            Source = "Hoeffding 1948",
            Direction = MetricDirection.LowerIsBetter,
        };
    }

    private Metric Vendi()
    {
        const string Name = "Vendi score";
        var size = Math.Min(options.VendiUsers, samples.Users);
        var definition = $"The exponential of the entropy of the eigenvalues of the matrix of {options.Similarity} similarities of {size} users over their number: how many different users they amount to, from 1 to {size}. The mean of samples that have no user in common; it depends on their size.";
        if (samples.Users < 2)
            return Metric.NotDefined(Name, null, $"Two users with items of each are needed, so four real ones; there are {samples.Users} in each sample.", definition);
        var (synthetic, real) = (ScoresOf(samples.Synthetic, size), ScoresOf(samples.Real, size));
        return Metric.Of(Name, null, synthetic.Average(), definition) with
        {
            Floor = real.Average(),
            Interval = synthetic.Length < 2 ? null : MeanDifference.Mean(synthetic).Within(1, size),
            Source = "Friedman and Dieng 2023",
            Direction = MetricDirection.HigherIsBetter,
        };
    }

    /// <summary>The users are in random order already.</summary>
    private double[] ScoresOf(Interactions users, int size)
    {
        var scores = new double[Math.Min(options.VendiSamples, users.UserCount / size)];
        Parallel.For(0, scores.Length, parallel, sample => scores[sample] = VendiScore.Of(users.SelectUsers([.. Enumerable.Range(sample * size, size)]), options.Similarity));
        return scores;
    }
}
