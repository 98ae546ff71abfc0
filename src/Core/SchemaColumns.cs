using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>Finds columns by name.</summary>
internal static class SchemaColumns
{
    /// <summary>The column of that name.</summary>
    /// <exception cref="InvalidDataException">There is none; the message names those that there are.</exception>
    public static DataViewSchema.Column Require(this DataViewSchema schema, string name) =>
        schema.GetColumnOrNull(name)
        ?? throw new InvalidDataException($"There is no column '{name}'. The columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'"))}.");
}
