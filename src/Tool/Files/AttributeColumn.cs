using System.Globalization;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>How a column becomes numbers: one number, or a number for each category, of which a field may hold several between bars.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Categories">The categories and their places; null for a column of numbers.</param>
internal sealed record AttributeColumn(string Name, Dictionary<string, int>? Categories)
{
    private const int MostCategories = 1_000;
    private const char Bar = '|';

    public int Width => Categories?.Count ?? 1;

    /// <summary>Looks at the fields of a column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="categorical">Whether it holds categories even if they look like numbers.</param>
    /// <exception cref="InvalidDataException">The column has numbers and other text, or too many categories.</exception>
    public static AttributeColumn Of(string name, string[] fields, bool categorical)
    {
        var text = Array.FindIndex(fields, field => !IsNumber(field, out _));
        if (!categorical && text < 0)
            return new(name, null);
        if (!categorical && Array.Find(fields, field => IsNumber(field, out _)) is { } number)
            throw new InvalidDataException($"Column '{name}' has numbers, such as '{number}', and '{fields[text]}', which is none. Mend it, or name the column in --categorical if its numbers are names.");
        string[] categories = [.. fields.SelectMany(Split).Distinct().Order(StringComparer.Ordinal)];
        if (categories.Length > MostCategories)
            throw new InvalidDataException($"Column '{name}' has {categories.Length} different values, and at most {MostCategories} can be learnt from. Leave it out: name the others in --feature-columns.");
        return new(name, categories.Select((category, at) => (category, at)).ToDictionary(pair => pair.category, pair => pair.at));
    }

    /// <summary>Writes a field as numbers.</summary>
    /// <exception cref="InvalidDataException">It is no number, or a category that was not there before.</exception>
    public void Write(string field, string id, Span<float> numbers)
    {
        if (Categories is null)
        {
            if (!IsNumber(field, out numbers[0]))
                throw new InvalidDataException($"Column '{Name}' of '{id}' is '{field}', and the column is one of numbers. Mend it.");
            return;
        }

        foreach (var category in Split(field))
        {
            if (!Categories.TryGetValue(category, out var at))
                throw new InvalidDataException($"Column '{Name}' of '{id}' is '{category}', which is not among those learnt from: nothing is known of it. Leave the row out, or mend it.");
            numbers[at] = 1;
        }
    }

    private static string[] Split(string field) => field.Split(Bar, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNumber(string field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
}
