using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Which columns of two tables are compared, and how.</summary>
internal static class TablePlan
{
    /// <param name="real">The columns of the real table.</param>
    /// <param name="synthetic">The columns of the synthetic table.</param>
    /// <param name="options">Which columns are compared, and how.</param>
    /// <param name="excluded">Columns that are not compared.</param>
    /// <exception cref="InvalidDataException">The tables differ in columns, or a column cannot be compared; the message names it and the mend.</exception>
    public static (string Name, ColumnKind Kind)[] Of(DataViewSchema real, DataViewSchema synthetic, FidelityOptions options, params string[] excluded)
    {
        string[] names = [.. (options.Columns ?? Visible(real)).Except(excluded)];
        var others = options.Columns is null ? Visible(synthetic).Except(names).Except(excluded).ToArray() : [];
        if (others.Length > 0)
            throw new InvalidDataException($"The synthetic table has columns that the real one does not have: {Quoted(others)}. Name the columns to compare by {nameof(FidelityOptions)}.{nameof(FidelityOptions.Columns)}.");
        if (names.Length == 0)
            throw new InvalidDataException("There are no columns to compare.");
        foreach (var name in options.Kinds.Keys.Except(names))
            throw new InvalidDataException($"{nameof(FidelityOptions)}.{nameof(FidelityOptions.Kinds)} names the column '{name}', which is not compared. The columns are: {Quoted(names)}.");
        return Array.ConvertAll(names, name => (name, KindOf(name, real, synthetic, "synthetic", options)));
    }

    /// <summary>Requires the columns of a plan of a further table.</summary>
    /// <exception cref="InvalidDataException">It lacks a column, or has it as another kind; the message names it and the mend.</exception>
    public static void RequireIn((string Name, ColumnKind Kind)[] plan, DataViewSchema real, DataViewSchema other, string side, FidelityOptions options)
    {
        foreach (var (name, _) in plan)
            KindOf(name, real, other, side, options);
    }

    private static IEnumerable<string> Visible(DataViewSchema schema) => schema.Where(column => !column.IsHidden).Select(column => column.Name);

    private static ColumnKind KindOf(string name, DataViewSchema real, DataViewSchema other, string side, FidelityOptions options)
    {
        var ofReal = KindOf(Require(real, name, "real"), options);
        var ofOther = KindOf(Require(other, name, side), options);
        return ofReal == ofOther
            ? ofReal
            : throw new InvalidDataException($"Column '{name}' is {ofReal} in the real table and {ofOther} in the {side} one. Load both with the same types, or say how to compare it by {nameof(FidelityOptions)}.{nameof(FidelityOptions.Kinds)}.");
    }

    private static DataViewSchema.Column Require(DataViewSchema schema, string name, string side) => schema.GetColumnOrNull(name)
        ?? throw new InvalidDataException($"The {side} table has no column '{name}'. Its columns are: {Quoted(Visible(schema))}.");

    private static ColumnKind KindOf(DataViewSchema.Column column, FidelityOptions options)
    {
        ColumnKind[] possible = column.Type switch
        {
            TextDataViewType => [ColumnKind.Categorical, ColumnKind.MultiValued],
            KeyDataViewType or BooleanDataViewType => [ColumnKind.Categorical],
            NumberDataViewType => [ColumnKind.Numeric, ColumnKind.Time, ColumnKind.Categorical],
            DateTimeDataViewType or DateTimeOffsetDataViewType => [ColumnKind.Time],
            VectorDataViewType { ItemType: TextDataViewType or KeyDataViewType } => [ColumnKind.MultiValued],
            _ => throw new InvalidDataException($"Column '{column.Name}' is of type {column.Type}, which cannot be compared. Leave it out by {nameof(FidelityOptions)}.{nameof(FidelityOptions.Columns)}, or make columns of numbers, text, keys or dates of it."),
        };
        if (!options.Kinds.TryGetValue(column.Name, out var wanted))
            return possible[0];
        return possible.Contains(wanted)
            ? wanted
            : throw new InvalidDataException($"Column '{column.Name}' is of type {column.Type} and cannot be compared as {wanted}, only as {string.Join(" or ", possible)}.");
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
