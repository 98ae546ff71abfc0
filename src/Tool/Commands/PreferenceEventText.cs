using System.Globalization;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>Events as text: names and values, such as <see cref="Example"/>.</summary>
internal static class PreferenceEventText
{
    public const string Example = "\"at=2018-03-01 share=0.5 items=12,57 strength=1.5\"";

    private static readonly string[] Names = ["at", "share", "items", "strength", "taste-change", "days", "half-life-days"];

    /// <summary>What is wrong with the text; null if nothing is.</summary>
    public static string? Fault(string text)
    {
        try
        {
            Read(text);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }

    /// <exception cref="FormatException">The text is no event.</exception>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static PreferenceEvent Read(string text)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !Names.Contains(part[..at]))
                throw new FormatException($"'{part}' is none of {string.Join(", ", Names.Select(name => name + "=…"))}.");
            if (!parts.TryAdd(part[..at], part[(at + 1)..]))
                throw new FormatException($"'{part[..at]}' is given twice.");
        }

        if (!parts.TryGetValue("at", out var time))
            throw new FormatException("it has no time, at=2018-03-01.");
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when))
            throw new FormatException($"'{time}' is no time; 2018-03-01 and 2018-03-01T12:00:00Z are.");
        var happening = new PreferenceEvent
        {
            At = when,
            Share = Number(parts, "share") ?? 1,
            Items = parts.TryGetValue("items", out var items) ? items.Split(',') : [],
            Strength = Number(parts, "strength") ?? 0,
            TasteChange = Number(parts, "taste-change") ?? 0,
            Duration = Number(parts, "days") is { } days ? TimeSpan.FromDays(days) : null,
            HalfLife = Number(parts, "half-life-days") is { } half ? TimeSpan.FromDays(half) : null,
        };
        happening.Validate();
        return happening;
    }

    private static float? Number(Dictionary<string, string> parts, string name)
    {
        if (!parts.TryGetValue(name, out var text))
            return null;
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e6
            ? number
            : throw new FormatException($"'{text}' is no number for {name}.");
    }
}
