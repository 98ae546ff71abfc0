using System.Globalization;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Finds out how columns of attributes are to be compared by looking at all fields of all files.</summary>
internal static class AttributeKinds
{
    public const char Bar = '|';

    /// <summary>Numbers where all fields are numbers, times where all are dates in ISO 8601, sets where some field holds several values between bars, else categories.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="fields">Its fields; empty ones are missing.</param>
    /// <param name="categorical">Whether it holds categories even if they look like numbers or dates.</param>
    /// <exception cref="InvalidDataException">Some fields are numbers, or dates, and others are not.</exception>
    public static ColumnKind Of(string name, IEnumerable<string> fields, bool categorical)
    {
        string[] present = [.. fields.Where(field => field.Length > 0)];
        if (present.Any(field => field.Contains(Bar)))
            return ColumnKind.MultiValued;
        if (categorical)
            return ColumnKind.Categorical;
        return AreAll(name, present, "numbers", IsNumber) ? ColumnKind.Numeric
            : AreAll(name, present, "dates", IsTime) ? ColumnKind.Time
            : ColumnKind.Categorical;
    }

    /// <summary>A number, or a time in Unix seconds; NaN where missing.</summary>
    public static double NumberOf(string field, ColumnKind kind) =>
        field.Length == 0 ? double.NaN
        : kind == ColumnKind.Time ? TimeText.Parse(field).Seconds
        : double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool AreAll(string name, string[] fields, string what, Predicate<string> isOne)
    {
        var count = fields.Count(field => isOne(field));
        if (count > 0 && count < fields.Length)
            throw new InvalidDataException($"Column '{name}' has {what}, such as '{Array.Find(fields, isOne)}', and '{Array.Find(fields, field => !isOne(field))}', which is none. Mend it, or name the column in --categorical if its {what} are names.");
        return count > 0;
    }

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static bool IsTime(string field) => TimeText.Parse(field).Form != TimeForm.UnixSeconds;
}
