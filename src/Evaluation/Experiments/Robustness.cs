using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How much the figures of an experiment change with the seed: another split, another fit and another draw of synthetic users.</summary>
public static class Robustness
{
    /// <summary>The name of the metric of NDCG.</summary>
    public const string NdcgName = "Spread of NDCG over repetitions";

    /// <summary>The name of the metric of the share of real.</summary>
    public const string ShareName = "Spread of share of real over repetitions";

    /// <summary>The name of the metric of the winner.</summary>
    public const string WinnerName = "Winner agreement over repetitions";

    /// <summary>
    /// The standard deviation over the repetitions of NDCG in each arm and of the share of real of each recommender, and how often synthetic users pick
    /// the same recommender as real ones. Not defined with one repetition.
    /// </summary>
    /// <param name="result">An experiment with <see cref="ExperimentOptions.NumberOfSeeds"/> of 2 and more.</param>
    public static IReadOnlyList<Metric> Of(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var whole = result.Options.Protocol == ExperimentProtocol.Strong ? ExperimentArm.Real : ExperimentArm.Visible;
        return
        [
            .. result.Recommenders.SelectMany(recommender => recommender.Arms.Select(arm => SpreadOfNdcg(result, recommender, arm))),
            .. result.Recommenders.Select(recommender => SpreadOfShare(result, recommender, whole)),
            Winner(result, whole),
        ];
    }

    private static Metric SpreadOfNdcg(ExperimentResult result, RecommenderResult recommender, ArmResult arm)
    {
        var (subject, definition) = ($"{recommender.Recommender}, {arm.Arm}", $"The standard deviation of NDCG@{result.Options.K} over {result.Repetitions.Count} repetitions with another seed each.");
        return result.Repetitions.Count > 1
            ? Metric.Of(NdcgName, subject, arm.NdcgOfRepetitions.StandardDeviation(), definition) with { Direction = MetricDirection.LowerIsBetter }
            : Metric.NotDefined(NdcgName, subject, OneRepetition, definition) with { Direction = MetricDirection.LowerIsBetter };
    }

    private static Metric SpreadOfShare(ExperimentResult result, RecommenderResult recommender, ExperimentArm whole)
    {
        var definition = $"The standard deviation over {result.Repetitions.Count} repetitions with another seed each of NDCG@{result.Options.K} of the arm {ExperimentArm.Synthetic} over that of {whole}.";
        Metric Without(string reason) => Metric.NotDefined(ShareName, recommender.Recommender, reason, definition) with { Direction = MetricDirection.LowerIsBetter };
        if (result.Repetitions.Count < 2)
            return Without(OneRepetition);
        if (recommender.Find(ExperimentArm.Synthetic) is not { } synthetic || recommender.Find(whole) is not { } real)
            return Without($"The arms {ExperimentArm.Synthetic} and {whole} were not both judged.");
        return real.NdcgOfRepetitions.Min() > 0
            ? Metric.Of(ShareName, recommender.Recommender, synthetic.NdcgOfRepetitions.Zip(real.NdcgOfRepetitions, (a, b) => a / b).StandardDeviation(), definition) with { Direction = MetricDirection.LowerIsBetter }
            : Without($"NDCG@{result.Options.K} of the arm {whole} is 0 in a repetition.");
    }

    private static Metric Winner(ExperimentResult result, ExperimentArm whole)
    {
        var definition = $"The share of {result.Repetitions.Count} repetitions with another seed each in which the recommender with the highest NDCG@{result.Options.K} in the arm {ExperimentArm.Synthetic} has the highest in {whole} too.";
        Metric Without(string reason) => Metric.NotDefined(WinnerName, null, reason, definition) with { Direction = MetricDirection.HigherIsBetter };
        var judged = result.Recommenders.Where(one => one.Find(ExperimentArm.Synthetic) is not null && one.Find(whole) is not null).ToArray();
        if (judged.Length < 2)
            return Without($"{judged.Length} recommenders were judged in both the arms {ExperimentArm.Synthetic} and {whole}; a winner needs two.");
        if (result.Repetitions.Count < 2)
            return Without(OneRepetition);
        var agreeing = Enumerable.Range(0, result.Repetitions.Count).Average(repetition =>
        {
            double Ndcg(RecommenderResult one, ExperimentArm arm) => one.Find(arm)!.NdcgOfRepetitions[repetition];
            var chosen = judged.MaxBy(one => Ndcg(one, ExperimentArm.Synthetic))!;
            return Ndcg(chosen, whole) == judged.Max(one => Ndcg(one, whole)) ? 1.0 : 0;
        });
        return Metric.Of(WinnerName, null, agreeing, definition) with { Direction = MetricDirection.HigherIsBetter };
    }

    private const string OneRepetition = $"There is one repetition. Raise {nameof(ExperimentOptions.NumberOfSeeds)}.";
}
