namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike the shares of categories are. Missing values are not among them.</summary>
internal static class CategoryMetrics
{
    private static readonly MetricDefinition TotalVariation = new("total variation", "Half the sum of the differences between the shares of each category.");
    private static readonly MetricDefinition JensenShannon = new("Jensen-Shannon", "The Jensen-Shannon divergence of the shares of categories in nats.", Source: "Lin 1991");
    private static readonly MetricDefinition KullbackLeibler = new("Kullback-Leibler", "The divergence in nats of the synthetic shares of categories from the real ones, one count added to each.", Source: "Kullback and Leibler 1951");
    private static readonly MetricDefinition ChiSquared = new("χ²", "Pearson's statistic for equal shares of categories, without correction for continuity; the p-value takes the values as independent.", Source: "Pearson 1900");
    private static readonly MetricDefinition Coverage = new("category coverage", "The share of the real categories that the synthetic side has.", MetricDirection.HigherIsBetter, "SDMetrics");
    private static readonly MetricDefinition Unseen = new("unseen categories", "The share of the synthetic values in categories that the real side does not have.");

    /// <param name="subject">What the categories are of.</param>
    /// <param name="real">How often the real side has each category.</param>
    /// <param name="synthetic">How often the synthetic side has each.</param>
    public static IEnumerable<Metric> Compare(string subject, int[] real, int[] synthetic)
    {
        foreach (var metric in CompareShares(subject, real, synthetic))
            yield return metric;
        if (!AreEmpty(real, synthetic))
        {
            yield return ShareDistances.ChiSquared(real, synthetic) is var (statistic, pValue)
                ? ChiSquared.Of(subject, statistic) with { PValue = pValue }
                : ChiSquared.NotDefined(subject, "All values of both sides are in one category.");
        }
        else
        {
            yield return ChiSquared.NotDefined(subject, ReasonOf(real));
        }
    }

    /// <summary>The same without a test, for counts of which many are of one row or user.</summary>
    public static IEnumerable<Metric> CompareShares(string subject, int[] real, int[] synthetic)
    {
        if (AreEmpty(real, synthetic))
            return new[] { TotalVariation, JensenShannon, KullbackLeibler, Coverage, Unseen }.Select(one => one.NotDefined(subject, ReasonOf(real)));
        var (realKinds, unseen) = (0, 0.0);
        for (var kind = 0; kind < real.Length; kind++)
            (realKinds, unseen) = real[kind] > 0 ? (realKinds + 1, unseen) : (realKinds, unseen + synthetic[kind]);
        return
        [
            TotalVariation.Of(subject, ShareDistances.TotalVariation(real, synthetic)),
            JensenShannon.Of(subject, ShareDistances.JensenShannon(real, synthetic)),
            KullbackLeibler.Of(subject, ShareDistances.KullbackLeibler(real, synthetic)),
            Coverage.Of(subject, real.Zip(synthetic).Count(pair => pair.First > 0 && pair.Second > 0) / (double)realKinds),
            Unseen.Of(subject, unseen / synthetic.Sum(count => (double)count)),
        ];
    }

    private static bool AreEmpty(int[] real, int[] synthetic) => Array.TrueForAll(real, count => count == 0) || Array.TrueForAll(synthetic, count => count == 0);

    private static string ReasonOf(int[] real) => $"There are no values on the {(Array.TrueForAll(real, count => count == 0) ? "real" : "synthetic")} side.";
}
