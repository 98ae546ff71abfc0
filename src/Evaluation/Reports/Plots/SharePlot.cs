using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws shares of both sides, one after the other.</summary>
internal static class SharePlot
{
    public static PageFigure Of(string id, ShareSeries series)
    {
        var model = Drawing.Model();
        model.Axes.Add(new LinearAxis { Minimum = -0.5, Maximum = series.Labels.Count - 0.5, LabelFormatter = at => Label(series.Labels, at) }.Styled(AxisPosition.Bottom, series.Name));
        model.Axes.Add(new LinearAxis { Minimum = 0, MaximumPadding = 0.08 }.Styled(AxisPosition.Left, "share"));
        if (series.RealHalf is { } half)
            model.Series.Add(Line(half, "floor: a half of the real users", Drawing.Floor, LineStyle.Solid, 6));
        model.Series.Add(Line(series.Real, "real", Drawing.Real, LineStyle.Solid, 2));
        model.Series.Add(Line(series.Synthetic, "synthetic", Drawing.Synthetic, LineStyle.Dash, 2));
        var widest = Enumerable.Range(0, series.Labels.Count).MaxBy(at => Math.Abs(series.Real[at] - series.Synthetic[at]));
        return model.Figure(id, $"Shares: {series.Name}", $"The widest gap is at {series.Labels[widest]}: real {FigureFormat.Of(series.Real[widest])}, synthetic {FigureFormat.Of(series.Synthetic[widest])}");
    }

    private static string Label(IReadOnlyList<string> labels, double at) => at == Math.Floor(at) && at >= 0 && at < labels.Count ? labels[(int)at] : "";

    private static LineSeries Line(IReadOnlyList<double> shares, string title, OxyColor color, LineStyle style, double thickness)
    {
        var line = new LineSeries { Title = title, Color = color, LineStyle = style, StrokeThickness = thickness };
        line.Points.AddRange(shares.Select((share, at) => new DataPoint(at, share)));
        return line;
    }
}
