namespace SynthRec.MLNet.Evaluation;

/// <summary>The share of real for users and items of little, medium and much activity.</summary>
internal sealed class SliceMetrics
{
    private readonly UtilityOptions options;
    private readonly TestUsers test;
    private readonly IReadOnlyList<(ActivitySlice Slice, int[] Rows)> userSlices;
    private readonly IReadOnlyList<ActivitySlice> itemSlices;

    public SliceMetrics(UtilityData data, UtilityOptions options)
    {
        (this.options, test) = (options, data.RealTest);
        var visible = test.VisibleCounts();
        userSlices = [.. (options.UserBounds ?? ActivityBounds.Terciles(visible)).Slices.Select(slice => (slice, Enumerable.Range(0, visible.Length).Where(row => slice.Holds(visible[row])).ToArray()))];
        var counts = data.Real.ItemCounts();
        itemSlices = (options.ItemBounds ?? ActivityBounds.Terciles(counts)).Slices;
        ItemMasks = [.. itemSlices.Select(slice => Array.ConvertAll(counts, slice.Holds))];
    }

    /// <summary>For each slice of items which are in it.</summary>
    public IReadOnlyList<bool[]> ItemMasks { get; }

    public IEnumerable<Metric> Of(RecommenderUtility recommender) =>
        [.. userSlices.Select(slice => OfUsers(recommender, slice.Slice, slice.Rows)), .. itemSlices.Select((slice, at) => OfItems(recommender, slice, at))];

    private Metric OfUsers(RecommenderUtility recommender, ActivitySlice slice, int[] rows)
    {
        var (subject, what) = ($"{recommender.Name}, {slice.Name} users", $"NDCG@{options.K} of test users with {slice.Range} visible");
        if (recommender.FailureIn(UtilityArm.TrainSyntheticTestReal, UtilityArm.TrainRealTestReal) is { } failure)
            return ShareMetric.Without(ShareMetric.Name, subject, failure, $"{what}: that of TSTR over that of TRTR.");
        var judged = test.JudgedIn(rows);
        if (judged.Ids.Count < 2)
            return ShareMetric.Without(ShareMetric.Name, subject, $"{judged.Ids.Count} test users have {slice.Range} visible; at least 2 are needed.", $"{what}: that of TSTR over that of TRTR.");
        Figure Mean(UtilityArm arm)
        {
            var values = recommender[arm][RankingMetric.Ndcg];
            return judged.Mean([.. rows.Select(row => values[row])]);
        }

        return ShareMetric.Of(subject, what, Mean(UtilityArm.TrainSyntheticTestReal), Mean(UtilityArm.TrainRealTestReal));
    }

    private Metric OfItems(RecommenderUtility recommender, ActivitySlice slice, int at)
    {
        var (subject, what) = ($"{recommender.Name}, {slice.Name} items", $"NDCG@{options.K} in the first split, of lists and held-out items with {slice.Range} of real users alone,");
        var (real, synthetic) = (recommender.RealByItems[at], recommender.SyntheticByItems[at]);
        return (real.Failure ?? synthetic.Failure) is { } failure
            ? ShareMetric.Without(ShareMetric.Name, subject, failure, $"{what} of TSTR over that of TRTR.")
            : ShareMetric.Of(subject, what, synthetic.Mean(RankingMetric.Ndcg), real.Mean(RankingMetric.Ndcg));
    }
}
