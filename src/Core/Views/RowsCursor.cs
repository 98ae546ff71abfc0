using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Goes over the rows of a <see cref="RowsView"/>.</summary>
internal sealed class RowsCursor : DataViewRowCursor
{
    private readonly int rowCount;
    private readonly Delegate?[] getters;
    private int row = -1;

    public RowsCursor(DataViewSchema schema, int rowCount, IReadOnlyList<RowsView.Column> columns, IEnumerable<DataViewSchema.Column> active)
    {
        (Schema, this.rowCount) = (schema, rowCount);
        getters = new Delegate?[schema.Count];
        foreach (var column in active)
            getters[column.Index] = columns[column.Index].CreateGetter(() => row);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => row < rowCount ? row : -1;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (row < rowCount)
            row++;
        return row < rowCount;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (getters[column.Index] is not { } getter)
            throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor.");
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type.RawType.Name}, not {typeof(TValue).Name}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new((ulong)row, 0);
}
