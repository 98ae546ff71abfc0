namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of fidelity.</summary>
internal static class FidelitySection
{
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(FidelityReport? report, MetricTables tables) => report is null
        ? ([], [])
        : (Figures(report), [.. report.Parts.Select(part => tables.Of($"Fidelity of {part.Name}", part.Metrics))]);

    private static IEnumerable<PageFigure> Figures(FidelityReport report)
    {
        foreach (var (at, series) in report.Distributions.Index())
            yield return DistributionPlot.Of($"distribution-{at}", series);
        foreach (var (at, series) in report.Shares.Index())
            yield return SharePlot.Of($"share-{at}", series);
        if (report.Pairs.Count > 0)
            yield return PairPlot.Of("pairs", report.Pairs);
    }
}
