namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws the shares of few categories on both sides, a bar for each.</summary>
internal static class CategoryPlot
{
    private const int MostLetters = 24;
    private const int HeightOfBar = 9;

    public static PageFigure Of(string id, ShareSeries series)
    {
        var widest = Enumerable.Range(0, series.Labels.Count).MaxBy(at => Math.Abs(series.Real[at] - series.Synthetic[at]));
        return Bars.Of(
            id,
            $"Shares: {series.Name}",
            $"The widest gap is at {series.Labels[widest]}: real {FigureFormat.Of(series.Real[widest])}, synthetic {FigureFormat.Of(series.Synthetic[widest])}",
            "share",
            [.. series.Labels.Select(Short)],
            [
                .. series.RealHalf is { } half ? [("floor: a half of the real users", Drawing.Floor, Points(half))] : Array.Empty<(string, OxyPlot.OxyColor, IReadOnlyList<Estimate?>)>(),
                ("real", Drawing.Real, Points(series.Real)),
                ("synthetic", Drawing.Synthetic, Points(series.Synthetic)),
            ],
            HeightOfBar);
    }

    private static string Short(string label) => label.Length <= MostLetters ? label : $"{label[..MostLetters]}…";

    private static IReadOnlyList<Estimate?> Points(IReadOnlyList<double> shares) => [.. shares.Select(share => (Estimate?)new Estimate(share, share, share))];
}
