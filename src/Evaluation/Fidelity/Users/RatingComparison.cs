namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares ratings, over all and of the same items.</summary>
internal static class RatingComparison
{
    public const string Subject = "ratings";

    private static readonly MetricDefinition GivenItem = new("Wasserstein-1 given item", "The area between the distribution functions of an item's ratings, weighted by its real ratings over the items that both sides rated often enough.");
    private static readonly MetricDefinition ItemMeans = new("item mean correlation", "Pearson's correlation of the mean ratings of the items that both sides rated often enough.", MetricDirection.HigherIsBetter);

    public static IReadOnlyList<Metric> Of(UserSample real, UserSample synthetic, FidelityOptions options, bool withPValues)
    {
        if (!real.Data.HasValues || !synthetic.Data.HasValues)
        {
            var reason = $"The {(real.Data.HasValues ? "synthetic" : "real")} interactions have no values.";
            return [GivenItem.NotDefined(Subject, reason), ItemMeans.NotDefined(Subject, reason)];
        }

        var (ofReal, ofSynthetic) = (ByItem(real.Data), ByItem(synthetic.Data));
        var items = ofReal.Keys.Where(item => ofReal[item].Count >= options.LeastRatingsOfItem && ofSynthetic.TryGetValue(item, out var others) && others.Count >= options.LeastRatingsOfItem).Order().ToArray();
        var tooFew = $"No two items have {options.LeastRatingsOfItem} ratings on both sides, or their means do not differ.";
        var distance = items.Sum(item => ofReal[item].Count * SampleDistances.Wasserstein([.. ofReal[item]], [.. ofSynthetic[item]])) / items.Sum(item => (double)ofReal[item].Count);
        return
        [
            .. NumericMetrics.Compare(Subject, real.Ratings, synthetic.Ratings, options.Bins, withPValues),
            GivenItem.OfOr(Subject, distance, $"No item has {options.LeastRatingsOfItem} ratings on both sides."),
            ItemMeans.OfOr(Subject, Correlations.Pearson(Array.ConvertAll(items, item => ofReal[item].Average()), Array.ConvertAll(items, item => ofSynthetic[item].Average())), tooFew),
        ];
    }

    private static Dictionary<int, List<double>> ByItem(Interactions data)
    {
        Dictionary<int, List<double>> ratings = [];
        for (var at = 0; at < data.Count; at++)
        {
            if (!ratings.TryGetValue(data.ItemIndices[at], out var ofItem))
                ratings.Add(data.ItemIndices[at], ofItem = []);
            ofItem.Add(data.Values[at]);
        }

        return ratings;
    }
}
