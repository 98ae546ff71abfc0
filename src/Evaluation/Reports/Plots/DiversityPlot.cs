namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws the metrics of diversity that are shares beside what real users reach.</summary>
internal static class DiversityPlot
{
    private static readonly string[] Shares = ["Item coverage", "Precision", "Recall", "Coverage", "Intra-list diversity"];

    public static IEnumerable<PageFigure> Of(string id, DiversityReport report)
    {
        Metric[] metrics = [.. report.Metrics.Where(metric => Shares.Contains(metric.Name) && metric is { Value: not null, Floor: not null })];
        if (metrics.Length > 0)
        {
            yield return Bars.Of(
                id,
                "Diversity",
                "Synthetic users beside as many real ones; 95 % intervals where known",
                "share",
                [.. metrics.Select(metric => metric.Name)],
                [
                    ("real: the floor", Drawing.Real, [.. metrics.Select(metric => (Estimate?)Point(metric.Floor!.Value))]),
                    ("synthetic", Drawing.Synthetic, [.. metrics.Select(metric => metric.Interval ?? Point(metric.Value!.Value))]),
                ]);
        }
    }

    private static Estimate Point(double value) => new(value, value, value);
}
