using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads the columns of a cursor, each as its kind wants it.</summary>
internal static class ColumnReaders
{
    /// <summary>Numbers, and dates as seconds since 1970; NaN where missing. Number columns must be of type Double.</summary>
    public static Func<double> Numbers(DataViewRowCursor cursor, DataViewSchema.Column column) => column.Type switch
    {
        DateTimeDataViewType => Read<DateTime, double>(cursor, column, time => (time - DateTime.UnixEpoch).TotalSeconds),
        DateTimeOffsetDataViewType => Read<DateTimeOffset, double>(cursor, column, time => (time - DateTimeOffset.UnixEpoch).TotalSeconds),
        _ => Read<double, double>(cursor, column, value => value),
    };

    /// <summary>The number of the category; −1 where missing.</summary>
    public static Func<int> Categories(DataViewRowCursor cursor, DataViewSchema.Column column, CategoryNames names)
    {
        if (column.Type is TextDataViewType)
            return Read<ReadOnlyMemory<char>, int>(cursor, column, text => names.NumberOf(text.Span));
        if (column.Type is BooleanDataViewType)
            return Read<bool, int>(cursor, column, value => names.NumberOf(value ? "true" : "false"));
        if (column.Type is NumberDataViewType)
            return Read<double, int>(cursor, column, value => double.IsNaN(value) ? -1 : names.NumberOf(value.ToString(CultureInfo.InvariantCulture)));
        var reader = IdReader.Create(cursor, column);
        var keys = reader.ToVocabulary();
        return () => reader.Read() ? names.NumberOf(keys.GetText(reader.ToIndex())) : -1;
    }

    /// <summary>The numbers of the categories, each once and ascending.</summary>
    public static Func<int[]> Sets(DataViewRowCursor cursor, DataViewSchema.Column column, CategoryNames names, char separator)
    {
        if (column.Type is TextDataViewType)
        {
            return Read<ReadOnlyMemory<char>, int[]>(cursor, column, text =>
                Distinct(text.ToString().Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(value => names.NumberOf(value))));
        }

        if (column.Type is VectorDataViewType { ItemType: TextDataViewType })
            return Read<VBuffer<ReadOnlyMemory<char>>, int[]>(cursor, column, values => Distinct(values.DenseValues().Select(value => names.NumberOf(value.Span))));
        var texts = default(VBuffer<ReadOnlyMemory<char>>);
        if (!column.HasKeyValues())
            throw new InvalidDataException($"Column '{column.Name}' has keys without values. Leave it out, or map its keys to text first.");
        column.GetKeyValues(ref texts);
        var keys = texts.DenseValues().Select(text => text.ToString()).ToArray();
        return Read<VBuffer<uint>, int[]>(cursor, column, values => Distinct(values.DenseValues().Where(key => key > 0).Select(key => names.NumberOf(keys[key - 1]))));
    }

    private static int[] Distinct(IEnumerable<int> categories) => [.. categories.Where(category => category >= 0).Distinct().Order()];

    private static Func<TTo> Read<TFrom, TTo>(DataViewRowCursor cursor, DataViewSchema.Column column, Func<TFrom, TTo> convert)
    {
        var getter = cursor.GetGetter<TFrom>(column);
        TFrom value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }
}
