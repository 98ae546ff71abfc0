namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic users pick the same winner among the recommenders as real ones.</summary>
internal sealed class ParityMetrics(IReadOnlyList<RecommenderUtility> all, TestUsers test, UtilityOptions options)
{
    public const string SplitAgreementName = "Winner agreement over splits";

    public IEnumerable<Metric> Of() => [.. By(UtilityArm.TrainSyntheticTestReal), .. By(UtilityArm.TrainSyntheticTestSynthetic), OverSplits()];

    private IEnumerable<Metric> By(UtilityArm arm)
    {
        var judged = Judged(arm);
        if (judged.Length < 2)
            return PredictiveParity.NotDefined(arm.Abbreviation(), TooFew(judged.Length, arm));
        IReadOnlyList<double>[] Values(UtilityArm arm) => [.. judged.Select(one => one[arm].Users.Judged.MeansOfUsers(one[arm][RankingMetric.Ndcg]))];
        return new PredictiveParity(
            $"NDCG@{options.K}",
            arm.Abbreviation(),
            [.. judged.Select(one => one.Name)],
            Values(UtilityArm.TrainRealTestReal),
            Values(arm),
            sameUnits: arm == UtilityArm.TrainSyntheticTestReal,
            options.Seed).Metrics();
    }

    private Metric OverSplits()
    {
        var definition = $"The share of the splits into visible and held-out parts in which the recommender with the highest NDCG@{options.K} in TSTR has the highest in TRTR too.";
        var judged = Judged(UtilityArm.TrainSyntheticTestReal);
        if (judged.Length < 2)
            return Metric.NotDefined(SplitAgreementName, null, TooFew(judged.Length, UtilityArm.TrainSyntheticTestReal), definition) with { Direction = MetricDirection.HigherIsBetter };
        if (options.NumberOfSplits < 2)
            return Metric.NotDefined(SplitAgreementName, null, "The test users are split once into a visible and a held-out part, and it takes two splits or more.", definition) with { Direction = MetricDirection.HigherIsBetter };
        var real = judged.Select(one => SplitSpread.MeansBySplit(one, UtilityArm.TrainRealTestReal, test)).ToArray();
        var synthetic = judged.Select(one => SplitSpread.MeansBySplit(one, UtilityArm.TrainSyntheticTestReal, test)).ToArray();
        var agreeing = Enumerable.Range(0, real[0].Length).Average(split =>
        {
            var chosen = Enumerable.Range(0, judged.Length).MaxBy(one => synthetic[one][split]);
            return real[chosen][split] == real.Max(means => means[split]) ? 1.0 : 0;
        });
        return Metric.Of(SplitAgreementName, null, agreeing, definition) with { Direction = MetricDirection.HigherIsBetter };
    }

    private RecommenderUtility[] Judged(UtilityArm arm) => [.. all.Where(one => one.FailureIn(UtilityArm.TrainRealTestReal, arm) is null)];

    private static string TooFew(int judged, UtilityArm arm) =>
        $"{judged} recommenders could be judged in TRTR and {arm.Abbreviation()}; an order needs two.";
}
