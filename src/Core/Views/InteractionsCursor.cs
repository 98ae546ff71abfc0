using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Goes from one interaction to the next.</summary>
internal sealed class InteractionsCursor : DataViewRowCursor
{
    private readonly Interactions interactions;
    private readonly Delegate?[] getters;
    private long position = -1;

    public InteractionsCursor(Interactions interactions, DataViewSchema schema, IEnumerable<DataViewSchema.Column> active, List<Func<InteractionsCursor, Delegate>> getters)
    {
        (this.interactions, Schema) = (interactions, schema);
        this.getters = new Delegate?[schema.Count];
        foreach (var column in active)
            this.getters[column.Index] = getters[column.Index](this);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => position;

    public override long Batch => 0;

    /// <summary>The interaction under the cursor.</summary>
    public int Row { get; private set; } = -1;

    /// <summary>The user of the interaction under the cursor.</summary>
    public int User { get; private set; }

    public override bool MoveNext()
    {
        if (Row + 1 >= interactions.Count)
        {
            (position, Row) = (-1, interactions.Count);
            return false;
        }

        position = ++Row;
        while (Row >= interactions.Offsets[User + 1])
            User++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (getters[column.Index] is not { } getter)
            throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor.");
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type.RawType.Name}, not {typeof(TValue).Name}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new((ulong)position, 0);
}
