using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws bars with intervals: a category for each thing, a colour for each series.</summary>
internal static class Bars
{
    private const int DefaultHeightOfBar = 20;
    private const int HeightOfRest = 110;
    private const double WidthOfLetter = 7.5;
    private const int WidthOfRest = 20;

    public static PageFigure Of(string id, string title, string description, string axis, IReadOnlyList<string> categories, IReadOnlyList<(string Name, OxyColor Color, IReadOnlyList<Estimate?> Values)> series, int heightOfBar = DefaultHeightOfBar)
    {
        var model = Drawing.Model();
        model.PlotMargins = new((WidthOfLetter * categories.Max(category => category.Length)) + WidthOfRest, double.NaN, double.NaN, double.NaN);
        Estimate[] values = [.. series.SelectMany(one => one.Values).OfType<Estimate>()];
        var names = new CategoryAxis { StartPosition = 1, EndPosition = 0, GapWidth = 0.4 }.Styled(AxisPosition.Left, null);
        names.MajorGridlineStyle = LineStyle.None;
        ((CategoryAxis)names).Labels.AddRange(categories);
        model.Axes.Add(names);
        model.Axes.Add(new LinearAxis { MaximumPadding = 0.05, MinimumPadding = 0.05, Minimum = values.All(value => value.Low >= 0) ? 0 : double.NaN }.Styled(AxisPosition.Bottom, axis));
        foreach (var (name, color, ofSeries) in series)
        {
            var bars = new ErrorBarSeries { Title = name, FillColor = color, StrokeColor = OxyColors.Black, StrokeThickness = 0, ErrorStrokeThickness = 1.2, ErrorWidth = 0.2 };
            for (var at = 0; at < ofSeries.Count; at++)
            {
                if (ofSeries[at] is { } value)
                    bars.Items.Add(new ErrorBarItem(value.Value, Math.Max(value.High - value.Value, value.Value - value.Low), at));
            }

            model.Series.Add(bars);
        }

        return model.Figure(id, title, description, HeightOfRest + (heightOfBar * categories.Count * series.Count));
    }
}
