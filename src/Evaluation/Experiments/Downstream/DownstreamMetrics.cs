namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes metrics of what classifiers did in all arms.</summary>
internal sealed class DownstreamMetrics(DownstreamData data, DownstreamOptions options)
{
    public IEnumerable<Metric> Of(IReadOnlyList<(string Name, IReadOnlyDictionary<UtilityArm, DownstreamArm> Arms)> results) =>
    [
        .. results.SelectMany(result => result.Arms.SelectMany(arm => Scores(result.Name, arm.Key, arm.Value))),
        .. results.SelectMany(result => Shares(result.Name, result.Arms)),
        .. new PredictiveParity(
            "accuracy",
            "TSTR",
            [.. results.Select(result => result.Name)],
            [.. results.Select(result => result.Arms[UtilityArm.TrainRealTestReal].Correct)],
            [.. results.Select(result => result.Arms[UtilityArm.TrainSyntheticTestReal].Correct)],
            sameUnits: true,
            options.Seed).Metrics(),
    ];

    private IEnumerable<Metric> Scores(string name, UtilityArm arm, DownstreamArm result)
    {
        var description = $"{name} telling '{options.LabelColumn}', {arm.Description().Replace("users", "rows", StringComparison.Ordinal)}";
        yield return Metric.Of($"Accuracy {arm.Abbreviation()}", name, result.Accuracy.Value, $"The share of rows whose class is told: {description}. Student's interval over rows.") with
        {
            Interval = result.Accuracy.Interval.Within(0, 1),
            Direction = MetricDirection.HigherIsBetter,
        };
        yield return Auc(name, arm, result, $"The area under the ROC curve, the mean over classes of each against the rest: {description}.");
    }

    private static Metric Auc(string name, UtilityArm arm, DownstreamArm result, string definition)
    {
        var full = $"AUC {arm.Abbreviation()}";
        var metric = result.Auc is { } auc
            ? Metric.Of(full, name, auc.Value, definition) with { Interval = auc.Interval.Within(0, 1) }
            : Metric.NotDefined(full, name, "No class has two test rows and two others.", definition);
        return metric with { Source = "DeLong, DeLong and Clarke-Pearson 1988", Direction = MetricDirection.HigherIsBetter };
    }

    private IEnumerable<Metric> Shares(string name, IReadOnlyDictionary<UtilityArm, DownstreamArm> arms)
    {
        var (real, synthetic) = (arms[UtilityArm.TrainRealTestReal], arms[UtilityArm.TrainSyntheticTestReal]);
        yield return ShareMetric.Lift($"{name}, accuracy", "The accuracy", synthetic.Accuracy, real.Accuracy, Figure.Mean(Majority()), $"always '{MostFrequent}'");
        yield return real.Auc is null || synthetic.Auc is null
            ? ShareMetric.Without(ShareMetric.LiftName, $"{name}, AUC", "No class has two test rows and two others.", "What AUC of TSTR exceeds 0.5 by over what that of TRTR does.")
            : ShareMetric.Lift($"{name}, AUC", "AUC", synthetic.Auc, real.Auc, Figure.Mean([.. real.Correct.Select(_ => 0.5)]), "0.5, guessing");
    }

    private string MostFrequent => data.Real.Labels.CountBy(label => label).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

    /// <summary>For each test row whether it is of the most frequent class of the real rows trained on.</summary>
    private double[] Majority()
    {
        var most = MostFrequent;
        return Array.ConvertAll(data.Test.Labels, label => label == most ? 1.0 : 0);
    }
}
