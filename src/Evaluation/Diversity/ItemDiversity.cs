namespace SynthRec.MLNet.Evaluation;

/// <summary>How many items users take, how evenly, how unpopular and how different ones.</summary>
internal sealed class ItemDiversity(DiversitySamples samples, DiversityOptions options, ParallelOptions parallel)
{
    private const string TooFew = "Two real users and one synthetic user with items are needed; there are fewer.";

    public IEnumerable<Metric> Metrics()
    {
        yield return Of("Item coverage", "The share of all items that a user of the sample took, in [0, 1].", data => CatalogueMetrics.Coverage(data.ItemCounts())) with { Direction = MetricDirection.HigherIsBetter };
        yield return Of("Gini", "The Gini coefficient of how often each item was taken: 0 when all are taken as often, towards 1 when one has all.", data => CatalogueMetrics.Gini(data.ItemCounts())) with { Direction = MetricDirection.Descriptive };
        yield return Novelty() with { Source = "Zhou et al. 2010, mean self-information", Direction = MetricDirection.Descriptive };
        yield return IntraList() with { Source = "Ziegler et al. 2005", Direction = MetricDirection.Descriptive };
    }

    private Metric Of(string name, string definition, Func<Interactions, double> value) => samples.Users == 0
        ? Metric.NotDefined(name, null, TooFew, definition)
        : Metric.Of(name, null, value(samples.Synthetic), definition) with { Floor = value(samples.Real) };

    private Metric Novelty()
    {
        var metric = Of(
            "Novelty",
            "The mean over interactions of −log₂ of the share of the first half of the real users who took the item, in bits; an item that none took counts as if half a user had.",
            data => CatalogueMetrics.Novelty(data.ItemCounts(), samples.Reference));
        return samples.Users < 2 ? metric : metric with { Interval = NoveltyInterval(samples.Synthetic) };
    }

    private Estimate? NoveltyInterval(Interactions data)
    {
        var surprises = CatalogueMetrics.Surprises(samples.Reference);
        double[] bits = [.. Enumerable.Range(0, data.UserCount).Select(user => data.ItemsOf(user).ToArray().Sum(item => surprises[item]))];
        double[] counts = [.. Enumerable.Range(0, data.UserCount).Select(user => (double)data.CountOf(user))];
        return Bootstrap.Of([bits, counts], means => means[0] / means[1], options.Seed);
    }

    private Metric IntraList()
    {
        const string Name = "Intra-list diversity";
        const string Definition = "The mean over users, with two items or more, of the mean over pairs of their items of 1 less the cosine of the sets of users, of the first half of the real ones, who took them; in [0, 1]. The p-value is that of no difference from real users (Welch).";
        var ofItems = new IntraListDiversity(samples.Reference);
        var (synthetic, real) = (ofItems.Of(samples.Synthetic, parallel), ofItems.Of(samples.Real, parallel));
        if (synthetic.Length < 2 || real.Length < 2)
            return Metric.NotDefined(Name, null, $"Of the {samples.Users} users in each sample {synthetic.Length} synthetic and {real.Length} real ones have two items or more; two of each are needed.", Definition);
        return Metric.Of(Name, null, synthetic.Average(), Definition) with
        {
            Floor = real.Average(),
            Interval = MeanDifference.Mean(synthetic).Within(0, 1),
            PValue = MeanDifference.WelchPValue(synthetic, real),
        };
    }
}
