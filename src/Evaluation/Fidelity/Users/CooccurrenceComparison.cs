namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares which of the popular items go together.</summary>
internal static class CooccurrenceComparison
{
    public const int MostPoints = 500;

    private static readonly MetricDefinition Shares = new("pair shares, total variation", "Half the sum of the differences between the shares of each pair among all pairs of popular items that users took.");
    private static readonly MetricDefinition Overlap = new("top pairs found", "The share of the most frequent real pairs of popular items that are among as many most frequent synthetic ones.", MetricDirection.HigherIsBetter);
    private static readonly MetricDefinition Lift = new("lift distance", "The mean difference of the logarithms of real and synthetic lift over the most frequent real pairs; half a user is added to the observed and to the expected number.", Source: "Brin et al. 1997");
    private static readonly MetricDefinition LiftCorrelation = new("lift correlation", "Pearson's correlation of the logarithms of real and synthetic lift over all pairs of popular items that either side's users would take at least once if independent; half a user is added to the observed and to the expected number.", MetricDirection.HigherIsBetter, "Brin et al. 1997");

    public static IReadOnlyList<Metric> Of(UserSample realUsers, UserSample syntheticUsers, FidelityOptions options)
    {
        var (real, synthetic) = HeadPairs.Of(realUsers.Data, syntheticUsers.Data, options.HeadItems);
        var pairs = real.Pairs.ToArray();
        var (ofReal, ofSynthetic) = (Array.ConvertAll(pairs, real.CountOf), Array.ConvertAll(pairs, synthetic.CountOf));
        if (Array.TrueForAll(ofReal, count => count == 0) || Array.TrueForAll(ofSynthetic, count => count == 0))
            return [.. new[] { Shares, Overlap, Lift, LiftCorrelation }.Select(one => one.NotDefined(null, "No user of a side took two of the popular items."))];
        var top = Top(real, options.TopPairs);
        var expected = Array.FindAll(pairs, pair => real.ExpectedOf(pair) >= 1 && synthetic.ExpectedOf(pair) >= 1);
        return
        [
            Shares.Of(null, ShareDistances.TotalVariation(ofReal, ofSynthetic)),
            Overlap.Of(null, (double)top.Intersect(Top(synthetic, top.Length)).Count() / top.Length),
            Lift.Of(null, top.Average(pair => Math.Abs(Math.Log(real.SmoothLiftOf(pair) / synthetic.SmoothLiftOf(pair))))),
            LiftCorrelation.OfOr(null, Correlations.Pearson(Array.ConvertAll(expected, pair => Math.Log(real.SmoothLiftOf(pair))), Array.ConvertAll(expected, pair => Math.Log(synthetic.SmoothLiftOf(pair)))), "Too few pairs of popular items are expected once, or all have the same lift."),
        ];
    }

    public static IReadOnlyList<PairPoint> Points(UserSample realUsers, UserSample syntheticUsers, FidelityOptions options)
    {
        var (real, synthetic) = HeadPairs.Of(realUsers.Data, syntheticUsers.Data, options.HeadItems);
        var items = realUsers.Data.Items;
        return [.. Top(real, Math.Min(MostPoints, options.TopPairs)).Select(pair => new PairPoint(
            items.GetText(real.ItemOf(pair.First)),
            items.GetText(real.ItemOf(pair.Second)),
            real.ShareOf(pair),
            synthetic.ShareOf(pair),
            real.LiftOf(pair),
            synthetic.LiftOf(pair)))];
    }

    /// <summary>The most frequent pairs that some user took; of equally frequent ones those of more popular items.</summary>
    private static (int First, int Second)[] Top(HeadPairs data, int count) =>
        [.. data.Pairs.Where(pair => data.CountOf(pair) > 0).OrderByDescending(data.CountOf).Take(count)];
}
