using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Goes over the rows of a <see cref="CsvView"/>.</summary>
internal sealed class CsvCursor(CsvReader reader, DataViewSchema schema, Action<TimeForm> noteForm) : DataViewRowCursor, IShowsText
{
    private readonly int[] fields = [.. schema.Select(column => reader.Find(column.Name))];

    public override DataViewSchema Schema => schema;

    public override long Position => reader.RowNumber - 1;

    public override long Batch => 0;

    public override bool MoveNext() => reader.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public string TextOf(int column) => reader[fields[column]].ToString();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var field = fields[column.Index];
        Delegate getter = column.Type switch
        {
            TextDataViewType => Text(field),
            { } type when type == NumberDataViewType.Single => new ValueGetter<float>((ref float value) => value = Number(reader[field])),
            _ => new ValueGetter<long>((ref long value) => value = Time(reader[field])),
        };
        return (ValueGetter<TValue>)getter;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new((ulong)Position, 0);

    private ValueGetter<ReadOnlyMemory<char>> Text(int field)
    {
        var buffer = new char[64];
        return (ref ReadOnlyMemory<char> value) =>
        {
            var text = reader[field];
            if (text.Length > buffer.Length)
                buffer = new char[text.Length];
            text.CopyTo(buffer);
            value = buffer.AsMemory(0, text.Length);
        };
    }

    private static float Number(ReadOnlySpan<char> text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : float.NaN;

    private long Time(ReadOnlySpan<char> text)
    {
        var (seconds, form) = TimeText.Parse(text);
        noteForm(form);
        return seconds;
    }
}
