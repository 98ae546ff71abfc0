namespace SynthRec.MLNet.Evaluation;

/// <summary>Numbers the categories of a column as they come; the real and the synthetic table share one.</summary>
internal sealed class CategoryNames
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> names = [];

    public int Count => names.Count;

    public IReadOnlyList<string> Names => names;

    /// <summary>The number of a category; −1 of an empty text, which is a missing value.</summary>
    public int NumberOf(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return -1;
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var number))
            return number;
        names.Add(name.ToString());
        numbers.Add(names[^1], names.Count - 1);
        return names.Count - 1;
    }
}
