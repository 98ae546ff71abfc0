namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws how well each classifier tells a label in each arm.</summary>
internal static class DownstreamPlot
{
    private static readonly (UtilityArm Arm, string Name)[] Arms =
    [
        (UtilityArm.TrainRealTestReal, "real (TRTR)"),
        (UtilityArm.TrainSyntheticTestReal, "synthetic (TSTR)"),
        (UtilityArm.TrainBothTestReal, "both (TBTR)"),
    ];

    public static IEnumerable<PageFigure> Of(string id, DownstreamReport report)
    {
        if (!report.Scores.Any(score => score.Auc is not null))
            yield break;
        string[] classifiers = [.. report.Scores.Select(score => score.Classifier).Distinct()];
        yield return Bars.Of(
            id,
            $"Classifiers of {report.Options.LabelColumn}",
            "The area under the ROC curve on real test rows, by what classifiers were trained on; 0.5 is guessing; 95 % intervals over rows",
            "AUC",
            classifiers,
            [.. Arms.Select((arm, at) => (arm.Name, at switch { 0 => Drawing.Real, 1 => Drawing.Synthetic, _ => Drawing.OfSeries(2) }, (IReadOnlyList<Estimate?>)[.. classifiers.Select(name => report.Scores.FirstOrDefault(score => score.Classifier == name && score.Arm == arm.Arm)?.Auc)]))]);
    }
}
