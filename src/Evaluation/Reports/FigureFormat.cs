using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Numbers as readers see them.</summary>
internal static class FigureFormat
{
    public const string Nothing = "–";

    /// <summary>Three decimals, or as many significant digits of what is smaller.</summary>
    public static string Of(double? value) => value switch
    {
        null => Nothing,
        0 => "0",
        { } number when Math.Abs(number) is >= 1 and < 100_000 && number == Math.Round(number) => Number(number, "0"),
        { } number when Math.Abs(number) is >= 0.01 and < 100_000 => Number(number, Math.Abs(number) >= 1000 ? "0" : "0.000"),
        { } number => Number(number, "0.00e0"),
    };

    public static string Of(Estimate? interval) => interval is { } ends ? $"{Of(ends.Low)} to {Of(ends.High)}" : Nothing;

    public static string OfPValue(double? value) => value switch
    {
        null => Nothing,
        < 0.0001 => "< 0.0001",
        { } number => Number(number, "0.0000"),
    };

    /// <summary>Two decimals, as of scores.</summary>
    public static string OfScore(double? value) => value is { } score ? Number(score, "0.00") : Nothing;

    public static string Of(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
