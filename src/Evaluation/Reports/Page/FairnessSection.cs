namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of fairness.</summary>
internal static class FairnessSection
{
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(IReadOnlyList<FairnessReport> reports, MetricTables tables) => (
        [.. reports.Index().SelectMany(report => GroupPlot.Of($"groups-{report.Index}", report.Item))],
        [.. reports.SelectMany(report => new[] { tables.Of($"Fairness by {report.Attribute}", report.Metrics), Groups(report) })]);

    private static PageTable Groups(FairnessReport report) => new(
        $"Groups by {report.Attribute}",
        ["Group", "Figure", "Of", "Users", "Value", "95 % interval"],
        [.. report.Groups.Select(row => new PageRow(
            new(row.Group),
            [new(row.Figure), new(row.Series), new(FigureFormat.Of(row.Users), MetricTables.Key(row.Users), Class: "n"), MetricTables.Number(row.Value?.Value), new(FigureFormat.Of(row.Value), MetricTables.Key(row.Value?.Low), Class: "n")]))]);
}
