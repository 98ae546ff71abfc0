using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Goes over the rows of one cursor and then over those of another.</summary>
internal sealed class AppendedRowsCursor(DataViewSchema schema, DataViewRowCursor first, DataViewRowCursor second) : DataViewRowCursor
{
    /// <summary>Tells the row ids of the second cursor from those of the first.</summary>
    private const ulong SecondFlag = 1UL << 63;

    private long position = -1;
    private bool inSecond;

    public override DataViewSchema Schema => schema;

    public override long Position => position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (!inSecond && first.MoveNext())
        {
            position++;
            return true;
        }

        inSecond = true;
        position = second.MoveNext() ? position + 1 : -1;
        return position >= 0;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => first.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var ofFirst = first.GetGetter<TValue>(column);
        var ofSecond = second.GetGetter<TValue>(second.Schema[column.Name]);
        return (ref TValue value) =>
        {
            if (inSecond)
                ofSecond(ref value);
            else
                ofFirst(ref value);
        };
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        var (ofFirst, ofSecond) = (first.GetIdGetter(), second.GetIdGetter());
        return (ref DataViewRowId id) =>
        {
            if (!inSecond)
            {
                ofFirst(ref id);
                return;
            }

            ofSecond(ref id);
            id = new(id.Low, id.High ^ SecondFlag);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
