using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How figures are written in tables.</summary>
internal static class FigureText
{
    public const string None = "–";

    /// <summary>A figure and its interval, such as <c>0.213 [0.172, 0.257]</c>; with fewer decimals where it has more digits before them.</summary>
    public static string Of(Estimate? figure) => figure is not { } it
        ? ""
        : it.ToString(it.High switch { < 10 => "F3", < 100 => "F2", _ => "F1" });

    public static string Percent(Estimate? share) => share?.ToString("P0") ?? None;

    public static string P(double p) => p < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:F4}");
}
