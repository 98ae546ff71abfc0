using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>The rows of one view followed by those of another with the same columns. Keeps the schema of the first, and the order.</summary>
internal sealed class AppendedRowsView : IDataView
{
    private readonly IDataView first, second;

    public AppendedRowsView(IDataView first, IDataView second)
    {
        (this.first, this.second) = (first, second);
        foreach (var column in first.Schema.Where(column => !column.IsHidden))
        {
            var other = second.Schema.GetColumnOrNull(column.Name)
                ?? throw new InvalidDataException($"The rows to append have no column '{column.Name}'; they have {string.Join(", ", second.Schema.Select(c => $"'{c.Name}'"))}.");
            if (!other.Type.Equals(column.Type))
                throw new InvalidDataException($"Column '{column.Name}' holds {column.Type}, and in the rows to append {other.Type}. Convert one of them.");
            if (column.Type is KeyDataViewType keys && !HaveSameValues(column, other, keys))
                throw new InvalidDataException($"The keys of column '{column.Name}' mean other values in the rows to append. Map both by one fitted transformer.");
        }
    }

    public DataViewSchema Schema => first.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => first.GetRowCount() + second.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        return new AppendedRowsCursor(
            Schema,
            first.GetRowCursor(needed),
            second.GetRowCursor(needed.Where(column => !column.IsHidden).Select(column => second.Schema[column.Name])));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static bool HaveSameValues(DataViewSchema.Column first, DataViewSchema.Column second, KeyDataViewType keys)
    {
        var (ofFirst, ofSecond) = (KeyIdReader.VocabularyOf(first, keys).Values, KeyIdReader.VocabularyOf(second, keys).Values);
        if (ofFirst is null || ofSecond is null)
            return ofFirst is null && ofSecond is null;
        return ofFirst.Count == ofSecond.Count && Enumerable.Range(0, ofFirst.Count).All(key => ofFirst.GetText(key) == ofSecond.GetText(key));
    }
}
