namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of utility.</summary>
internal static class UtilitySection
{
    /// <param name="report">What recommenders learn.</param>
    /// <param name="downstream">What classifiers learn of the attributes of users.</param>
    /// <param name="tables">Makes tables.</param>
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(UtilityReport? report, IReadOnlyList<DownstreamResult> downstream, MetricTables tables) => (
        [.. report is null ? [] : Figures(report), .. downstream.Index().Where(result => result.Item.Report is not null).SelectMany(result => DownstreamPlot.Of($"classifiers-{result.Index}", result.Item.Report!))],
        [.. report is null ? [] : Tables(report, tables), .. downstream.Select(result => tables.Of(result.Label is null ? "Classifiers on attributes of users" : $"Classifiers that tell {result.Label} by the other attributes of users (do not count in the score)", result.Metrics))]);

    private static IEnumerable<PageFigure> Figures(UtilityReport report)
    {
        yield return ArmPlot.Of("arms", report);
        if (report.LearningCurve.Count > 0)
            yield return LearningPlot.Of("learning", report);
    }

    private static IEnumerable<PageTable> Tables(UtilityReport report, MetricTables tables) =>
    [
        tables.Of("Shares of what real data teaches, and which recommender wins", report.Metrics.Where(metric => !IsScore(metric, report))),
        tables.Of("Scores of all recommenders in all arms", report.Metrics.Where(metric => IsScore(metric, report))),
    ];

    private static bool IsScore(Metric metric, UtilityReport report) => metric.Name.Contains($"@{report.Options.K} ", StringComparison.Ordinal);
}
