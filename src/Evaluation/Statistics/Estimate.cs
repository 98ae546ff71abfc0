using System.Globalization;
using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>The figure and its interval, such as <c>0.336 [0.331, 0.341]</c>.</summary>
    /// <param name="format">The format of each number.</param>
    public string ToString(string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Text(Value, format)} [{Text(Low, format)}, {Text(High, format)}]");

    /// <summary>A figure whose error has the normal distribution.</summary>
    internal static Estimate Around(double value, double standardError)
    {
        var half = Normal.InvCDF(0, 1, 0.975) * standardError;
        return new(value, value - half, value + half);
    }

    /// <summary>The same with the interval cut to the values that the figure can have.</summary>
    internal Estimate Within(double least, double most) => this with { Low = Math.Max(Low, least), High = Math.Min(High, most) };

    /// <summary>A number, without the sign of one that rounds to 0.</summary>
    private static string Text(double number, string format)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : text.TrimStart('-');
    }
}
