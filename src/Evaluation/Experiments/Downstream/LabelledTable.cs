namespace SynthRec.MLNet.Evaluation;

/// <summary>A column of features in memory: numbers with NaN where missing, or categories with null where missing.</summary>
internal sealed record FeatureColumn(string Name, float[]? Numbers, string?[]? Categories)
{
    public FeatureColumn Subset(int[] rows) => new(
        Name,
        Numbers is null ? null : Array.ConvertAll(rows, row => Numbers[row]),
        Categories is null ? null : Array.ConvertAll(rows, row => Categories[row]));

    public FeatureColumn Append(FeatureColumn other) => new(
        Name,
        Numbers is null ? null : [.. Numbers, .. other.Numbers!],
        Categories is null ? null : [.. Categories, .. other.Categories!]);
}

/// <summary>Rows with a label each.</summary>
internal sealed record LabelledTable(IReadOnlyList<FeatureColumn> Columns, string[] Labels)
{
    public int Count => Labels.Length;

    public LabelledTable Subset(int[] rows) => new([.. Columns.Select(column => column.Subset(rows))], Array.ConvertAll(rows, row => Labels[row]));

    /// <summary>The rows of this table and of another with the same columns.</summary>
    public LabelledTable Append(LabelledTable other) => new([.. Columns.Zip(other.Columns, (a, b) => a.Append(b))], [.. Labels, .. other.Labels]);
}
