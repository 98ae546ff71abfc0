using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Parquet;
using Parquet.Schema;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Reads columns of a Parquet file whole, converted to what interactions need.</summary>
internal sealed class ParquetColumns
{
    private readonly ParquetReader reader;
    private readonly CancellationToken cancellationToken;

    public ParquetColumns(ParquetReader reader, CancellationToken cancellationToken)
    {
        (this.reader, this.cancellationToken) = (reader, cancellationToken);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            RowCount = checked(RowCount + (int)rows.RowCount);
        }
    }

    public int RowCount { get; }

    public async Task<RowsView.Column> IdsAsync(string name)
    {
        var field = Find(name);
        if (field.ClrType != typeof(string) && field.ClrType != typeof(ReadOnlyMemory<char>))
            return Numbers(name, NumberDataViewType.Int64, await ReadAsync<long>(field, "Ids must be text or integers", row => throw new InvalidDataException($"Row {row + 1}: column '{name}' is missing. Mend the row.")));
        var texts = await StringsAsync(field);
        return new(name, TextDataViewType.Instance, row => new ValueGetter<ReadOnlyMemory<char>>((ref ReadOnlyMemory<char> value) => value = texts[row()].AsMemory()));
    }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Names => reader.Schema.GetDataFields().Select(column => column.Name);

    /// <summary>Whether a column holds integers.</summary>
    public bool HasIntegers(string name) => Type.GetTypeCode(Find(name).ClrType) is >= TypeCode.SByte and <= TypeCode.UInt64;

    /// <summary>The fields of a column of text, numbers or truth values, and of times if wanted, as text in invariant culture; null where missing.</summary>
    public Task<string?[]> TextsAsync(string name, bool withTimes = false)
    {
        var field = Find(name);
        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Boolean => ReadAsync<bool, string?>(field, value => value ? "true" : "false", _ => null),
            TypeCode.SByte => FormatAsync<sbyte>(field),
            TypeCode.Byte => FormatAsync<byte>(field),
            TypeCode.Int16 => FormatAsync<short>(field),
            TypeCode.UInt16 => FormatAsync<ushort>(field),
            TypeCode.Int32 => FormatAsync<int>(field),
            TypeCode.UInt32 => FormatAsync<uint>(field),
            TypeCode.Int64 => FormatAsync<long>(field),
            TypeCode.Single => FormatAsync<float>(field),
            TypeCode.Double => FormatAsync<double>(field),
            TypeCode.DateTime when withTimes => ReadAsync<DateTime, string?>(field, time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), _ => null),
            _ when field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>) => StringsAsync(field),
            _ => throw new InvalidDataException($"Column '{name}' is of type {field.ClrType.Name}. Attributes must be text, numbers or truth values; name those to use in --feature-columns."),
        };
    }

    /// <summary>Values; NaN where missing.</summary>
    public async Task<RowsView.Column> ValuesAsync(string name) =>
        Numbers(name, NumberDataViewType.Single, await ReadAsync(Find(name), "Values must be numbers", _ => float.NaN));

    /// <summary>Unix seconds; −1 where missing.</summary>
    public async Task<RowsView.Column> TimesAsync(string name)
    {
        var field = Find(name);
        if (field.ClrType == typeof(double))
            return Numbers(name, NumberDataViewType.Int64, await ReadAsync<double, long>(field, time => double.IsNaN(time) ? -1 : (long)Math.Floor(time), _ => -1));
        if (field.ClrType != typeof(DateTime))
            return Numbers(name, NumberDataViewType.Int64, await ReadAsync(field, "Times must be Unix seconds or timestamps", _ => -1L));
        var seconds = await ReadAsync<DateTime, long>(field, time => (long)Math.Floor((time - DateTime.UnixEpoch).TotalSeconds), _ => -1);
        return Numbers(name, NumberDataViewType.Int64, seconds);
    }

    public TimeForm TimeFormOf(string name) => Find(name).ClrType == typeof(DateTime) ? TimeForm.DateAndTime : TimeForm.UnixSeconds;

    private Task<string?[]> FormatAsync<T>(DataField field) where T : struct, INumber<T> =>
        ReadAsync<T, string?>(field, value => T.IsNaN(value) ? null : value.ToString(null, CultureInfo.InvariantCulture), _ => null);

    private async Task<string?[]> StringsAsync(DataField field)
    {
        var texts = new string?[RowCount];
        var start = 0;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            await rows.ReadAsync(field, texts.AsMemory(start, (int)rows.RowCount), null, cancellationToken);
            start += (int)rows.RowCount;
        }

        return texts;
    }

    private static RowsView.Column Numbers<T>(string name, DataViewType type, T[] values) =>
        new(name, type, row => new ValueGetter<T>((ref T value) => value = values[row()]));

    private DataField Find(string name) => reader.Schema.GetDataFields().FirstOrDefault(field => field.Name == name)
        ?? throw new InvalidDataException($"There is no column '{name}'. The columns are: {string.Join(", ", reader.Schema.GetDataFields().Select(field => $"'{field.Name}'"))}.");

    private Task<T[]> ReadAsync<T>(DataField field, string need, Func<int, T> missing) where T : struct, INumberBase<T> => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.SByte => ReadAsync<sbyte, T>(field, T.CreateChecked, missing),
        TypeCode.Byte => ReadAsync<byte, T>(field, T.CreateChecked, missing),
        TypeCode.Int16 => ReadAsync<short, T>(field, T.CreateChecked, missing),
        TypeCode.UInt16 => ReadAsync<ushort, T>(field, T.CreateChecked, missing),
        TypeCode.Int32 => ReadAsync<int, T>(field, T.CreateChecked, missing),
        TypeCode.UInt32 => ReadAsync<uint, T>(field, T.CreateChecked, missing),
        TypeCode.Int64 => ReadAsync<long, T>(field, T.CreateChecked, missing),
        TypeCode.Single when typeof(T) == typeof(float) => ReadAsync<float, T>(field, T.CreateChecked, missing),
        TypeCode.Double when typeof(T) == typeof(float) => ReadAsync<double, T>(field, T.CreateChecked, missing),
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Column '{field.Name}' is of type {field.ClrType.Name}. {need}.")),
    };

    private async Task<TOut[]> ReadAsync<TIn, TOut>(DataField field, Func<TIn, TOut> convert, Func<int, TOut> missing) where TIn : struct
    {
        var all = new TOut[RowCount];
        var start = 0;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var count = (int)rows.RowCount;
            if (field.IsNullable)
            {
                var values = new TIn?[count];
                await rows.ReadAsync<TIn>(field, values.AsMemory(), null, cancellationToken);
                for (var i = 0; i < count; i++)
                    all[start + i] = values[i] is { } value ? convert(value) : missing(start + i);
            }
            else
            {
                var values = new TIn[count];
                await rows.ReadAsync<TIn>(field, values.AsMemory(), null, cancellationToken);
                for (var i = 0; i < count; i++)
                    all[start + i] = convert(values[i]);
            }

            start += count;
        }

        return all;
    }
}
