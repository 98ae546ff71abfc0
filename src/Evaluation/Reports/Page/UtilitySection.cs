namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of utility.</summary>
internal static class UtilitySection
{
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(UtilityReport? report, MetricTables tables) => report is null
        ? ([], [])
        : (
            [ArmPlot.Of("arms", report), .. report.LearningCurve.Count == 0 ? Array.Empty<PageFigure>() : [LearningPlot.Of("learning", report)]],
            [
                tables.Of("Shares of what real data teaches, and which recommender wins", report.Metrics.Where(metric => !IsScore(metric, report))),
                tables.Of("Scores of all recommenders in all arms", report.Metrics.Where(metric => IsScore(metric, report))),
            ]);

    private static bool IsScore(Metric metric, UtilityReport report) => metric.Name.Contains($"@{report.Options.K} ", StringComparison.Ordinal);
}
