namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of diversity.</summary>
internal static class DiversitySection
{
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(DiversityReport? report, MetricTables tables) => report is null
        ? ([], [])
        : ([.. DiversityPlot.Of("diversity-bars", report)], [tables.Of($"Diversity of {FigureFormat.Of(report.UsersCompared)} synthetic users beside as many real ones", report.Metrics)]);
}
