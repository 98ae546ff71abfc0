using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Interactions as the rows of a data view. Rows keep their order: the view does not shuffle.</summary>
internal sealed class InteractionsView : IDataView
{
    private readonly Interactions interactions;
    private readonly List<Func<InteractionsCursor, Delegate>> getters = [];

    public InteractionsView(Interactions interactions, InteractionColumns columns)
    {
        this.interactions = interactions;
        var schema = new DataViewSchema.Builder();
        Add(schema, columns.User, interactions.Users, cursor => cursor.User);
        Add(schema, columns.Item, interactions.Items, cursor => interactions.ItemIndices[cursor.Row]);
        if (interactions.HasValues)
            Add(schema, columns.Value ?? "Value", NumberDataViewType.Single, cursor => new ValueGetter<float>((ref float value) => value = interactions.Values[cursor.Row]));
        if (interactions.HasTimestamps)
            Add(schema, columns.Timestamp ?? "Timestamp", NumberDataViewType.Int64, cursor => new ValueGetter<long>((ref long value) => value = interactions.Timestamps[cursor.Row]));
        if (interactions.EventTypes is { } eventTypes)
            Add(schema, columns.EventType ?? "EventType", eventTypes, cursor => interactions.EventTypeIndices[cursor.Row]);
        Schema = schema.ToSchema();
        if (Schema.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two columns are named '{twice.Key}'.", nameof(columns));
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => interactions.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new InteractionsCursor(interactions, Schema, columnsNeeded, getters);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private void Add(DataViewSchema.Builder schema, string name, Vocabulary ids, Func<InteractionsCursor, int> index)
    {
        schema.AddColumn(name, ids.Type, ids.CreateAnnotations());
        getters.Add(cursor => ids.CreateGetter(() => index(cursor)));
    }

    private void Add(DataViewSchema.Builder schema, string name, DataViewType type, Func<InteractionsCursor, Delegate> getter)
    {
        schema.AddColumn(name, type);
        getters.Add(getter);
    }
}
