using System.Net;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws a plot as an SVG whose colours the page chooses, with a title and a description for those who cannot see it.</summary>
internal static partial class Drawing
{
    private const int Width = 560;
    private const int DefaultHeight = 320;

    /// <summary>Between tick labels and an axis title: fonts of browsers are wider than the one that the library measures by.</summary>
    private const int WidthOfTick = 16;

    private static readonly OxyColor GridColor = OxyColor.FromRgb(3, 3, 3);

    public static OxyColor Real { get; } = OxyColor.FromRgb(1, 1, 1);

    public static OxyColor Synthetic { get; } = OxyColor.FromRgb(2, 2, 2);

    public static OxyColor Floor { get; } = OxyColor.FromRgb(4, 4, 4);

    /// <summary>One of eight colours that can be told apart.</summary>
    public static OxyColor OfSeries(int at) => OxyColor.FromRgb((byte)(11 + (at % 8)), 11, 11);

    public static PlotModel Model() => new()
    {
        DefaultFont = "sans-serif",
        TextColor = OxyColors.Black,
        PlotAreaBorderColor = GridColor,
    };

    public static Axis Styled(this Axis axis, AxisPosition position, string? title)
    {
        (axis.Position, axis.Title, axis.MajorGridlineStyle, axis.MajorGridlineColor) = (position, title, LineStyle.Solid, GridColor);
        (axis.TicklineColor, axis.MinorTicklineColor, axis.AxislineColor, axis.AxisTitleDistance) = (GridColor, OxyColors.Transparent, GridColor, position == AxisPosition.Left ? WidthOfTick : 8);
        return axis;
    }

    public static PageFigure Figure(this PlotModel model, string id, string title, string description, int height = DefaultHeight)
    {
        var svg = new SvgExporter { Width = Width, Height = height, IsDocument = false }.ExportToString(model);
        svg = Start().Replace(svg, $"""<svg viewBox="0 0 {Width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{id}-title {id}-description"><title id="{id}-title">{WebUtility.HtmlEncode(title)}</title><desc id="{id}-description">{WebUtility.HtmlEncode(description)}</desc>""", 1);
        svg = ClipPath().Replace(svg, $"{id}-clip$1");
        svg = svg.Replace("black", "currentColor", StringComparison.Ordinal);
        foreach (var (color, name) in Names())
            svg = svg.Replace($"rgb({color.R},{color.G},{color.B})", $"var(--{name})", StringComparison.Ordinal);
        return new(svg, $"{title}. {description}.", [.. model.Series.Where(series => series.Title is not null).Select(Key)]);
    }

    /// <summary>Keys stand beside the drawing as text, which browsers measure with their own fonts.</summary>
    private static PageKey Key(Series series) => series switch
    {
        LineSeries line => new(line.Title, NameOf(line.Color), line.LineStyle switch { LineStyle.Dash => "dashed", LineStyle.Dot => "dotted", _ => "solid" }),
        ScatterSeries points => new(points.Title, NameOf(points.MarkerFill), "dotted"),
        BarSeries bars => new(bars.Title, NameOf(bars.FillColor), "solid"),
        _ => throw new ArgumentException($"No key for a {series.GetType().Name}.", nameof(series)),
    };

    private static string NameOf(OxyColor color) => Names().First(named => named.Color == color).Name;

    private static IEnumerable<(OxyColor Color, string Name)> Names() =>
        [(Real, "real"), (Synthetic, "synthetic"), (Floor, "floor"), (GridColor, "grid"), .. Enumerable.Range(0, 8).Select(at => (OfSeries(at), $"series-{at + 1}"))];

    [GeneratedRegex("^.*?<svg[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Start();

    [GeneratedRegex("clipPath([0-9]+)")]
    private static partial Regex ClipPath();
}
