using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws how often pairs of items go together on both sides.</summary>
internal static class PairPlot
{
    public static PageFigure Of(string id, IReadOnlyList<PairPoint> pairs)
    {
        var model = Drawing.Model();
        var most = pairs.Max(pair => Math.Max(pair.RealShare, pair.SyntheticShare));
        model.Axes.Add(new LinearAxis { Minimum = 0, Maximum = 1.05 * most }.Styled(AxisPosition.Bottom, "share of real users who took both"));
        model.Axes.Add(new LinearAxis { Minimum = 0, Maximum = 1.05 * most }.Styled(AxisPosition.Left, "share of synthetic users"));
        var points = new ScatterSeries { Title = "a pair of items", MarkerType = MarkerType.Circle, MarkerSize = 2.5, MarkerFill = Drawing.Synthetic };
        points.Points.AddRange(pairs.Select(pair => new ScatterPoint(pair.RealShare, pair.SyntheticShare)));
        var diagonal = new LineSeries { Title = "as real", Color = Drawing.Real, StrokeThickness = 1.5 };
        diagonal.Points.AddRange([new(0, 0), new(most, most)]);
        model.Series.Add(points);
        model.Series.Add(diagonal);
        var ratio = pairs.Sum(pair => pair.SyntheticShare) / pairs.Sum(pair => pair.RealShare);
        return model.Figure(id, "Items that go together", $"The {pairs.Count} most frequent real pairs of items. Synthetic users take them {FigureFormat.Of(ratio)} times as often as real ones", 420);
    }
}
