using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws what a recommender learns from more and more synthetic users, beside what it learns from all real ones.</summary>
internal static class LearningPlot
{
    public static PageFigure Of(string id, UtilityReport report)
    {
        var (points, name) = (report.LearningCurve, report.LearningCurveRecommender);
        var model = Drawing.Model();
        model.Axes.Add(new LinearAxis { Minimum = 0, Maximum = 1.03 * points[^1].SyntheticUsers }.Styled(AxisPosition.Bottom, "synthetic users trained on"));
        model.Axes.Add(new LinearAxis { Minimum = 0, MaximumPadding = 0.08 }.Styled(AxisPosition.Left, $"NDCG@{report.Options.K}"));
        if (report.Scores.FirstOrDefault(score => score.Recommender == name && score.Arm == UtilityArm.TrainRealTestReal) is { } real)
        {
            var line = new LineSeries { Title = "trained on all real users", Color = Drawing.Real, StrokeThickness = 2 };
            line.Points.AddRange([new(0, real.Ndcg.Value), new(points[^1].SyntheticUsers, real.Ndcg.Value)]);
            model.Series.Add(line);
        }

        var band = new AreaSeries { Color = OxyColors.Transparent, Fill = OxyColor.FromAColor(60, Drawing.Synthetic), StrokeThickness = 0, RenderInLegend = false };
        band.Points.AddRange(points.Select(point => new DataPoint(point.SyntheticUsers, point.Ndcg.Low)));
        band.Points2.AddRange(points.Select(point => new DataPoint(point.SyntheticUsers, point.Ndcg.High)));
        model.Series.Add(band);
        var curve = new LineSeries { Title = $"{name}, trained on synthetic users", Color = Drawing.Synthetic, MarkerType = MarkerType.Circle, MarkerFill = Drawing.Synthetic, MarkerSize = 3 };
        curve.Points.AddRange(points.Select(point => new DataPoint(point.SyntheticUsers, point.Ndcg.Value)));
        model.Series.Add(curve);
        return model.Figure(id, "Learning curve", $"NDCG@{report.Options.K} of {name} on real test users, from {FigureFormat.Of(points[0].Ndcg.Value)} with {FigureFormat.Of(points[0].SyntheticUsers)} to {FigureFormat.Of(points[^1].Ndcg.Value)} with {FigureFormat.Of(points[^1].SyntheticUsers)} synthetic users; the band is the 95 % interval");
    }
}
