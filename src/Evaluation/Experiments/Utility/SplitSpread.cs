using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How much figures change with the split of test users into a visible and a held-out part.</summary>
internal static class SplitSpread
{
    public const string Name = "Spread of share of real over splits";

    public static Metric Of(RecommenderUtility recommender, TestUsers test, UtilityOptions options)
    {
        var definition = $"The standard deviation, over {options.NumberOfSplits} random splits of the same test users into a visible and a held-out part, of NDCG@{options.K} of TSTR over that of TRTR.";
        Metric Without(string reason) => Metric.NotDefined(Name, recommender.Name, reason, definition) with { Direction = MetricDirection.LowerIsBetter };
        if (recommender.FailureIn(UtilityArm.TrainSyntheticTestReal, UtilityArm.TrainRealTestReal) is { } failure)
            return Without(failure);
        if (options.NumberOfSplits < 2)
            return Without("The test users are split once into a visible and a held-out part, and it takes two splits or more.");
        var (synthetic, real) = (MeansBySplit(recommender, UtilityArm.TrainSyntheticTestReal, test), MeansBySplit(recommender, UtilityArm.TrainRealTestReal, test));
        return real.Min() > 0
            ? Metric.Of(Name, recommender.Name, synthetic.Zip(real, (a, b) => a / b).StandardDeviation(), definition) with { Direction = MetricDirection.LowerIsBetter }
            : Without($"NDCG@{options.K} of TRTR is 0 in a split.");
    }

    /// <summary>The mean NDCG of each split.</summary>
    public static double[] MeansBySplit(RecommenderUtility recommender, UtilityArm arm, TestUsers test) =>
        [.. test.SplitsOfRows().Zip(recommender[arm][RankingMetric.Ndcg]).GroupBy(pair => pair.First, pair => pair.Second).OrderBy(group => group.Key).Select(group => group.Average())];
}
