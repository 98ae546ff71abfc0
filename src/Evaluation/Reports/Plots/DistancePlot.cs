using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws how far users are from the nearest member.</summary>
internal static class DistancePlot
{
    public static PageFigure Of(string id, IReadOnlyList<DistanceDistribution> distributions)
    {
        var model = Drawing.Model();
        model.Axes.Add(new LinearAxis { Minimum = 0, Maximum = 1 }.Styled(AxisPosition.Bottom, "Jaccard distance to the nearest"));
        model.Axes.Add(new LinearAxis { Minimum = 0, Maximum = 1.02 }.Styled(AxisPosition.Left, "share of users within"));
        foreach (var (at, distribution) in distributions.Index())
        {
            var line = new LineSeries { Title = distribution.Name, Color = at == 0 ? Drawing.Synthetic : Drawing.Real, LineStyle = at == 0 ? LineStyle.Dash : LineStyle.Solid, StrokeThickness = 2 };
            line.Points.AddRange(distribution.Percentiles.Select((distance, percent) => new DataPoint(distance, percent / 100.0)));
            model.Series.Add(line);
        }

        return model.Figure(id, "Distance to the closest record", $"Descriptive: distance is no proof of privacy. Medians: {string.Join(", ", distributions.Select(one => $"{one.Name} {FigureFormat.Of(one.Percentiles[50])}"))}");
    }
}
