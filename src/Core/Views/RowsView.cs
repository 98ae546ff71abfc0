using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>A data view whose columns are functions of the number of the row. Rows keep their order: the view does not shuffle.</summary>
/// <param name="rowCount">The number of rows.</param>
/// <param name="columns">The columns, with different names.</param>
internal sealed class RowsView(int rowCount, IReadOnlyList<RowsView.Column> columns) : IDataView
{
    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="CreateGetter">
    /// Makes for one cursor a <see cref="ValueGetter{TValue}"/> of the type, given a function that tells the row under the cursor, which only rises.
    /// </param>
    /// <param name="Annotations">Its annotations.</param>
    public sealed record Column(string Name, DataViewType Type, Func<Func<int>, Delegate> CreateGetter, DataViewSchema.Annotations? Annotations = null)
    {
        /// <summary>A column of ids.</summary>
        public static Column OfIds(string name, Vocabulary ids, Func<Func<int>, Func<int>> createIndex) =>
            new(name, ids.Type, row => ids.CreateGetter(createIndex(row)), ids.CreateAnnotations());
    }

    public DataViewSchema Schema { get; } = ToSchema(columns);

    public bool CanShuffle => false;

    public long? GetRowCount() => rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new RowsCursor(Schema, rowCount, columns, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema ToSchema(IReadOnlyList<Column> columns)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        return schema.ToSchema();
    }
}
