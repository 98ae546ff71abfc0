using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws the ROC curves of membership attacks on logarithmic axes, where few false positives can be seen.</summary>
internal static class RocPlot
{
    private const double LeastRate = 1e-4;
    private static readonly LineStyle[] Styles = [LineStyle.Solid, LineStyle.Dash, LineStyle.Dot];

    public static PageFigure Of(string id, IReadOnlyList<MembershipAttackResult> attacks)
    {
        var least = Math.Clamp(attacks.SelectMany(attack => attack.Roc).Where(point => point.FalsePositiveRate > 0).Select(point => point.FalsePositiveRate).DefaultIfEmpty(LeastRate).Min(), LeastRate, 0.1);
        var model = Drawing.Model();
        model.Axes.Add(new LogarithmicAxis { Minimum = least, Maximum = 1 }.Styled(AxisPosition.Bottom, "false-positive rate"));
        model.Axes.Add(new LogarithmicAxis { Minimum = least, Maximum = 1 }.Styled(AxisPosition.Left, "true-positive rate"));
        var guessing = new LineSeries { Title = "guessing", Color = Drawing.Floor, StrokeThickness = 4 };
        guessing.Points.AddRange([new(least, least), new(1, 1)]);
        model.Series.Add(guessing);
        foreach (var (at, attack) in attacks.Index())
        {
            var curve = new LineSeries { Title = attack.Name, Color = Drawing.OfSeries(at), LineStyle = Styles[at % Styles.Length], StrokeThickness = 1.8 };
            curve.Points.AddRange(attack.Roc.Where(point => point is { FalsePositiveRate: > 0, TruePositiveRate: > 0 }).Select(point => new DataPoint(point.FalsePositiveRate, point.TruePositiveRate)));
            model.Series.Add(curve);
        }

        var strongest = attacks.MaxBy(attack => attack.Metrics[0].Value)!;
        return model.Figure(id, "Membership attacks", $"ROC curves on logarithmic axes; above the line of guessing members are found. The largest area is that of {strongest.Name}, {FigureFormat.Of(strongest.Metrics[0].Value)}", 460);
    }
}
