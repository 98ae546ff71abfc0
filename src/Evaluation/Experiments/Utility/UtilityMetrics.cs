namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes metrics of what one recommender did in all arms.</summary>
internal sealed class UtilityMetrics(UtilityOptions options, RecommenderUtility anchor)
{
    public const string AugmentationName = "Augmentation gain";
    public const string PredictabilityName = "Predictability of synthetic users";
    private static readonly (RankingMetric Metric, string Name)[] Ranking =
        [(RankingMetric.Ndcg, "NDCG"), (RankingMetric.Precision, "Precision"), (RankingMetric.Recall, "Recall")];

    private string Ndcg => $"NDCG@{options.K}";

    public IEnumerable<Metric> Of(RecommenderUtility recommender) =>
        [.. Scores(recommender), Share(recommender), .. Lift(recommender), Augmentation(recommender), Predictability(recommender)];

    private IEnumerable<Metric> Scores(RecommenderUtility recommender)
    {
        foreach (var arm in Enum.GetValues<UtilityArm>())
        {
            foreach (var (metric, name) in Ranking)
            {
                var (full, definition) = ($"{name}@{options.K} {arm.Abbreviation()}", $"The mean {name}@{options.K} of {recommender.Name} {arm.Description()}, who are folded in by their visible part; all items ranked. Student's interval over users.");
                if (recommender[arm].Failure is { } failure)
                {
                    yield return Metric.NotDefined(full, recommender.Name, failure, definition) with { Direction = MetricDirection.HigherIsBetter };
                    continue;
                }

                var mean = recommender[arm].Mean(metric);
                yield return Metric.Of(full, recommender.Name, mean.Value, definition) with { Interval = mean.Interval.Within(0, 1), Direction = MetricDirection.HigherIsBetter };
            }
        }
    }

    private Metric Share(RecommenderUtility recommender) => recommender.FailureIn(UtilityArm.TrainSyntheticTestReal, UtilityArm.TrainRealTestReal) is { } failure
        ? ShareMetric.Without(ShareMetric.Name, recommender.Name, failure, $"{Ndcg} of TSTR over that of TRTR.")
        : ShareMetric.Of(recommender.Name, Ndcg, recommender.Ndcg(UtilityArm.TrainSyntheticTestReal), recommender.Ndcg(UtilityArm.TrainRealTestReal));

    private IEnumerable<Metric> Lift(RecommenderUtility recommender)
    {
        if (recommender == anchor)
            yield break;
        var failure = recommender.FailureIn(UtilityArm.TrainSyntheticTestReal, UtilityArm.TrainRealTestReal) ?? anchor.FailureIn(UtilityArm.TrainRealTestReal);
        yield return failure is not null
            ? ShareMetric.Without(ShareMetric.LiftName, recommender.Name, failure, $"What {Ndcg} of TSTR exceeds popularity by over what that of TRTR does.")
            : ShareMetric.Lift(
                recommender.Name,
                Ndcg,
                recommender.Ndcg(UtilityArm.TrainSyntheticTestReal),
                recommender.Ndcg(UtilityArm.TrainRealTestReal),
                anchor.Ndcg(UtilityArm.TrainRealTestReal),
                $"{anchor.Name} in TRTR");
    }

    private Metric Augmentation(RecommenderUtility recommender)
    {
        var definition = $"{Ndcg} of TBTR less that of TRTR: what synthetic users add to real ones. Interval and p-value by a paired t-test.";
        if (recommender.FailureIn(UtilityArm.TrainBothTestReal, UtilityArm.TrainRealTestReal) is { } failure)
            return Metric.NotDefined(AugmentationName, recommender.Name, failure, definition) with { Direction = MetricDirection.HigherIsBetter };
        var gain = recommender.Ndcg(UtilityArm.TrainBothTestReal) - recommender.Ndcg(UtilityArm.TrainRealTestReal);
        return Metric.Of(AugmentationName, recommender.Name, gain.Value, definition) with
        {
            Interval = gain.Interval.Within(-1, 1),
            PValue = gain.PValue,
            Direction = MetricDirection.HigherIsBetter,
        };
    }

    private Metric Predictability(RecommenderUtility recommender)
    {
        var definition = $"{Ndcg} of TRTS over that of TRTR: 1 if synthetic users are as predictable as real ones, below 1 if noisier, above 1 if too regular or copies of those trained on. Interval of Fieller, p-value of no difference, users of both sides being independent.";
        if (recommender.FailureIn(UtilityArm.TrainRealTestSynthetic, UtilityArm.TrainRealTestReal) is { } failure)
            return Metric.NotDefined(PredictabilityName, recommender.Name, failure, definition) with { Direction = MetricDirection.Descriptive };
        var (synthetic, real) = (recommender.Ndcg(UtilityArm.TrainRealTestSynthetic), recommender.Ndcg(UtilityArm.TrainRealTestReal));
        var (first, second) = (synthetic.Among(0, real.UserCount), real.Among(synthetic.UserCount, 0));
        return first.RatioTo(second) is { } ratio
            ? Metric.Of(PredictabilityName, recommender.Name, ratio.Value, definition) with { Interval = ratio, PValue = (first - second).PValue, Direction = MetricDirection.Descriptive }
            : Metric.NotDefined(PredictabilityName, recommender.Name, $"{Ndcg} of TRTR may be 0 ({real.Interval.ToString("F4")}).", definition) with { Direction = MetricDirection.Descriptive };
    }
}
