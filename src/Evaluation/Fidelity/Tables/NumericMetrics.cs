namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike two samples of numbers are. Missing ones are not among them.</summary>
internal static class NumericMetrics
{
    private const string AllEqual = "All real values are equal.";

    private static readonly MetricDefinition Wasserstein = new("Wasserstein-1", "The area between the distribution functions, in the units of the values.", Source: "Villani 2009");
    private static readonly MetricDefinition KolmogorovSmirnov = new("Kolmogorov-Smirnov", "The largest difference between the distribution functions; the p-value takes the values as independent.", Source: "Smirnov 1939; Simard and L'Ecuyer 2011");
    private static readonly MetricDefinition TotalVariation = new("total variation", "Half the sum of the differences between the shares of bins of equal width over the range of both sides.");
    private static readonly MetricDefinition JensenShannon = new("Jensen-Shannon", "The Jensen-Shannon divergence in nats of bins of equal width over the range of both sides.", Source: "Lin 1991");
    private static readonly MetricDefinition KullbackLeibler = new("Kullback-Leibler", "The divergence in nats of synthetic from real over bins of equal width over the range of both sides, one count added to each.", Source: "Kullback and Leibler 1951");
    private static readonly MetricDefinition MeanRatio = new("mean ratio", "The synthetic mean over the real one.", MetricDirection.Descriptive);
    private static readonly MetricDefinition VarianceRatio = new("variance ratio", "The synthetic variance over the real one, both of populations.", MetricDirection.Descriptive);
    private static readonly MetricDefinition Skewness = new("skewness difference", "The difference between the skewnesses, both of populations.");
    private static readonly MetricDefinition Kurtosis = new("kurtosis difference", "The difference between the kurtoses, both of populations.");
    private static readonly MetricDefinition RangeCoverage = new("range coverage", "1 less the shares of the real range below the least and above the largest synthetic value, at least 0.", MetricDirection.HigherIsBetter, "SDMetrics");

    /// <param name="subject">What the numbers are.</param>
    /// <param name="real">Finite numbers.</param>
    /// <param name="synthetic">Finite numbers.</param>
    /// <param name="bins">The number of bins.</param>
    /// <param name="withPValues">Whether p-values are wanted.</param>
    public static IEnumerable<Metric> Compare(string subject, double[] real, double[] synthetic, int bins, bool withPValues)
    {
        if (real.Length == 0 || synthetic.Length == 0)
            return All.Select(one => one.NotDefined(subject, $"There are no values on the {(real.Length == 0 ? "real" : "synthetic")} side."));
        return [.. Distances(subject, real, synthetic, bins, withPValues), .. OfMoments(subject, Moments.Of(real), Moments.Of(synthetic)), Coverage(subject, real, synthetic)];
    }

    private static MetricDefinition[] All => [Wasserstein, KolmogorovSmirnov, TotalVariation, JensenShannon, KullbackLeibler, MeanRatio, VarianceRatio, Skewness, Kurtosis, RangeCoverage];

    private static IEnumerable<Metric> Distances(string subject, double[] real, double[] synthetic, int count, bool withPValues)
    {
        var (distance, area) = SampleDistances.OfDistributions(real, synthetic);
        yield return Wasserstein.Of(subject, area);
        yield return KolmogorovSmirnov.Of(subject, distance) with
        {
            PValue = withPValues ? KolmogorovDistribution.TwoSamplePValue(distance, real.Length, synthetic.Length) : null,
        };
        var bins = new Bins(real, synthetic, count);
        var (ofReal, ofSynthetic) = (bins.Count(real), bins.Count(synthetic));
        yield return TotalVariation.Of(subject, ShareDistances.TotalVariation(ofReal, ofSynthetic));
        yield return JensenShannon.Of(subject, ShareDistances.JensenShannon(ofReal, ofSynthetic));
        yield return KullbackLeibler.Of(subject, ShareDistances.KullbackLeibler(ofReal, ofSynthetic));
    }

    private static IEnumerable<Metric> OfMoments(string subject, Moments real, Moments synthetic)
    {
        yield return MeanRatio.OfOr(subject, synthetic.Mean / real.Mean, "The real mean is 0.");
        yield return VarianceRatio.OfOr(subject, synthetic.Variance / real.Variance, AllEqual);
        var reason = real.Variance == 0 ? AllEqual : "All synthetic values are equal.";
        yield return Skewness.OfOr(subject, Math.Abs(synthetic.Skewness - real.Skewness), reason);
        yield return Kurtosis.OfOr(subject, Math.Abs(synthetic.Kurtosis - real.Kurtosis), reason);
    }

    private static Metric Coverage(string subject, double[] real, double[] synthetic)
    {
        var (least, most) = (real.Min(), real.Max());
        var missed = Math.Max(0, synthetic.Min() - least) + Math.Max(0, most - synthetic.Max());
        return most > least ? RangeCoverage.Of(subject, Math.Max(0, 1 - (missed / (most - least)))) : RangeCoverage.NotDefined(subject, AllEqual);
    }
}
