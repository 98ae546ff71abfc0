namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of fidelity.</summary>
internal static class FidelitySection
{
    private const int MostBars = 30;

    /// <param name="report">What was found of interactions.</param>
    /// <param name="ofTables">What was found of the attributes of users.</param>
    /// <param name="tables">Makes tables.</param>
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(FidelityReport? report, FidelityReport? ofTables, MetricTables tables) => (
        [.. report is null ? [] : Figures(report), .. ofTables is null ? [] : FiguresOfTables(ofTables)],
        [
            .. report?.Parts.Select(part => tables.Of($"Fidelity of {part.Name}", part.Metrics)) ?? [],
            .. ofTables?.Parts.Reverse().Select(part => tables.Of($"Attributes of users: {part.Name}", part.Metrics)) ?? [],
        ]);

    private static IEnumerable<PageFigure> Figures(FidelityReport report)
    {
        foreach (var (at, series) in report.Distributions.Index())
            yield return DistributionPlot.Of($"distribution-{at}", series);
        foreach (var (at, series) in report.Shares.Index())
            yield return SharePlot.Of($"share-{at}", series);
        if (report.Pairs.Count > 0)
            yield return PairPlot.Of("pairs", report.Pairs);
    }

    private static IEnumerable<PageFigure> FiguresOfTables(FidelityReport report)
    {
        foreach (var (at, series) in report.Distributions.Index())
            yield return DistributionPlot.Of($"attribute-distribution-{at}", series);
        foreach (var (at, series) in report.Shares.Index())
            yield return series.Labels.Count <= MostBars ? CategoryPlot.Of($"attribute-share-{at}", series) : SharePlot.Of($"attribute-share-{at}", series);
    }
}
