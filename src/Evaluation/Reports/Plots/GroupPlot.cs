namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws the figures of groups, a chart for each figure.</summary>
internal static class GroupPlot
{
    public static IEnumerable<PageFigure> Of(string id, FairnessReport report) => report.Groups.GroupBy(row => row.Figure).Select((figure, at) =>
    {
        string[] groups = [.. figure.Select(row => row.Group).Distinct()];
        string[] series = [.. figure.Select(row => row.Series).Distinct()];
        return Bars.Of(
            $"{id}-{at}",
            $"{figure.Key} by {report.Attribute}",
            "95 % intervals over users; groups that are too small have no bar",
            figure.Key,
            groups,
            [.. series.Select((name, of) => (name, name switch { "real" => Drawing.Real, "synthetic" => Drawing.Synthetic, _ => Drawing.OfSeries(of) }, (IReadOnlyList<Estimate?>)[.. groups.Select(group => figure.FirstOrDefault(row => row.Series == name && row.Group == group)?.Value)]))]);
    });
}
