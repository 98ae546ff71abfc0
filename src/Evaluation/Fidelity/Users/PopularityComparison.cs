namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares which items are taken, and how unequally.</summary>
internal static class PopularityComparison
{
    public const double HeadShare = 0.2;
    private const string Subject = "items";

    private static readonly MetricDefinition RankCorrelation = new("popularity rank correlation", "Spearman's correlation of the items' numbers of interactions, over the items of either side.", MetricDirection.HigherIsBetter, "Spearman 1904");
    private static readonly MetricDefinition LongTail = new("long-tail share difference", "The difference between the shares of interactions with items that are not among each side's own most popular fifth of the items of either side.");
    private static readonly MetricDefinition LongTailReal = new("long-tail share, real", "The share of real interactions with items that are not among the most popular fifth of the items of either side.", MetricDirection.Descriptive);
    private static readonly MetricDefinition LongTailSynthetic = new("long-tail share, synthetic", "The same of the synthetic interactions, by their own popularity.", MetricDirection.Descriptive);
    private static readonly MetricDefinition Inequality = new("popularity Gini difference", "The difference between the Gini coefficients of the items' numbers of interactions, over the items of either side.", Source: "Gini 1912");

    public static IReadOnlyList<Metric> Of(UserSample real, UserSample synthetic)
    {
        var (ofReal, ofSynthetic) = (real.Data.ItemCounts(), synthetic.Data.ItemCounts());
        IEnumerable<Metric> shares = CategoryMetrics.CompareShares(Subject, ofReal, ofSynthetic);
        return [.. shares, .. OfCurves(ofReal, ofSynthetic)];
    }

    /// <summary>The share of interactions with the most popular 1, 2, … 100 % of the items of either side.</summary>
    public static ShareSeries Curve(UserSample real, UserSample synthetic)
    {
        var (ofReal, ofSynthetic) = Taken(real.Data.ItemCounts(), synthetic.Data.ItemCounts());
        var shares = Enumerable.Range(1, 100).Select(percent => percent / 100.0).ToArray();
        return new("popularity curve", [.. Enumerable.Range(1, 100).Select(percent => $"{percent} %")], Array.ConvertAll(shares, share => ShareOfHead(ofReal, share)), Array.ConvertAll(shares, share => ShareOfHead(ofSynthetic, share)));
    }

    private static IEnumerable<Metric> OfCurves(int[] allReal, int[] allSynthetic)
    {
        var (real, synthetic) = Taken(allReal, allSynthetic);
        if (Array.TrueForAll(real, count => count == 0) || Array.TrueForAll(synthetic, count => count == 0))
            return new[] { RankCorrelation, LongTail, LongTailReal, LongTailSynthetic, Inequality }.Select(one => one.NotDefined(Subject, "A side has no interactions."));
        var (tail, syntheticTail) = (1 - ShareOfHead(real, HeadShare), 1 - ShareOfHead(synthetic, HeadShare));
        return
        [
            RankCorrelation.OfOr(Subject, Correlations.Spearman(Array.ConvertAll(real, count => (double)count), Array.ConvertAll(synthetic, count => (double)count)), "All items of a side are equally popular."),
            LongTailReal.Of(Subject, tail),
            LongTailSynthetic.Of(Subject, syntheticTail),
            LongTail.Of(Subject, Math.Abs(tail - syntheticTail)),
            Inequality.Of(Subject, Math.Abs(Gini(real) - Gini(synthetic))),
        ];
    }

    private static (int[] Real, int[] Synthetic) Taken(int[] real, int[] synthetic)
    {
        int[] taken = [.. Enumerable.Range(0, real.Length).Where(item => real[item] + synthetic[item] > 0)];
        return (Array.ConvertAll(taken, item => real[item]), Array.ConvertAll(taken, item => synthetic[item]));
    }

    private static double ShareOfHead(int[] counts, double share) =>
        counts.OrderDescending().Take((int)Math.Ceiling(share * counts.Length)).Sum(count => (double)count) / counts.Sum(count => (double)count);

    private static double Gini(int[] counts)
    {
        var sorted = counts.Order().ToArray();
        var weighted = sorted.Select((count, rank) => ((2.0 * (rank + 1)) - sorted.Length - 1) * count).Sum();
        return weighted / (sorted.Length * sorted.Sum(count => (double)count));
    }
}
