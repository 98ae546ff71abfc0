using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>A CSV file as ids of text, values and times in Unix seconds. It is read as it is gone over, which can be done once.</summary>
internal sealed class CsvView(CsvReader reader, InteractionColumns columns) : IDataView
{
    public DataViewSchema Schema { get; } = ToSchema(columns);

    public bool CanShuffle => false;

    /// <summary>The form that holds all times met so far.</summary>
    public TimeForm TimeForm { get; private set; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new CsvCursor(reader, Schema, form => TimeForm = form > TimeForm ? form : TimeForm);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema ToSchema(InteractionColumns columns)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(columns.User, TextDataViewType.Instance);
        schema.AddColumn(columns.Item, TextDataViewType.Instance);
        if (columns.Value is { } value)
            schema.AddColumn(value, NumberDataViewType.Single);
        if (columns.Timestamp is { } time)
            schema.AddColumn(time, NumberDataViewType.Int64);
        return schema.ToSchema();
    }
}
