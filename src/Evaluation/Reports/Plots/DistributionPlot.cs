using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws numbers of both sides, and of a half of the real users.</summary>
internal static class DistributionPlot
{
    public static PageFigure Of(string id, DistributionSeries series)
    {
        var model = Drawing.Model();
        model.Axes.Add(AxisOf(series));
        model.Axes.Add(new LinearAxis { Minimum = 0, MaximumPadding = 0.08 }.Styled(AxisPosition.Left, "share"));
        if (series.RealHalf is { } half)
            model.Series.Add(Steps(series.Edges, half, "floor: a half of the real users", Drawing.Floor, LineStyle.Solid, 6));
        model.Series.Add(Steps(series.Edges, series.Real, "real", Drawing.Real, LineStyle.Solid, 2));
        model.Series.Add(Steps(series.Edges, series.Synthetic, "synthetic", Drawing.Synthetic, LineStyle.Dash, 2));
        return model.Figure(id, $"Distribution of {series.Name}", $"Shares of {series.Edges.Count - 1} bins of equal width. Median of real {Text(series, series.RealQuantiles[50])}, of synthetic {Text(series, series.SyntheticQuantiles[50])}");
    }

    private static Axis AxisOf(DistributionSeries series) => series.AreTimes
        ? new LinearAxis { LabelFormatter = seconds => DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM", CultureInfo.InvariantCulture), IntervalLength = 90 }.Styled(AxisPosition.Bottom, $"{series.Name}, UTC")
        : new LinearAxis().Styled(AxisPosition.Bottom, series.Name);

    private static string Text(DistributionSeries series, double value) => series.AreTimes
        ? DateTimeOffset.FromUnixTimeSeconds((long)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : FigureFormat.Of(value);

    private static LineSeries Steps(IReadOnlyList<double> edges, IReadOnlyList<double> shares, string title, OxyColor color, LineStyle style, double thickness)
    {
        var line = new LineSeries { Title = title, Color = color, LineStyle = style, StrokeThickness = thickness };
        for (var bin = 0; bin < shares.Count; bin++)
        {
            line.Points.Add(new(edges[bin], shares[bin]));
            line.Points.Add(new(edges[bin + 1], shares[bin]));
        }

        return line;
    }
}
