using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Reads a numeric column of any type as one number type, without boxing.</summary>
internal static class NumberReader
{
    /// <summary>Values as single precision; NaN where missing.</summary>
    public static Func<float> Values(DataViewRowCursor cursor, DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType => throw WrongType(column, "Values must be numbers"),
        { } t when t.RawType == typeof(float) => Convert<float, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(double) => Convert<double, float>(cursor, column, static v => (float)v),
        { } t when t.RawType == typeof(sbyte) => Convert<sbyte, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(byte) => Convert<byte, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(short) => Convert<short, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(ushort) => Convert<ushort, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(int) => Convert<int, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(uint) => Convert<uint, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(long) => Convert<long, float>(cursor, column, static v => v),
        { } t when t.RawType == typeof(ulong) => Convert<ulong, float>(cursor, column, static v => v),
        _ => throw WrongType(column, "Values must be numbers"),
    };

    /// <summary>Times as Unix seconds; negative where they are before 1970 or missing.</summary>
    public static Func<long> Timestamps(DataViewRowCursor cursor, DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType => throw WrongType(column, "Times must be Unix seconds or DateTime"),
        { } t when t.RawType == typeof(long) => Convert<long, long>(cursor, column, static v => v),
        { } t when t.RawType == typeof(ulong) => Convert<ulong, long>(cursor, column, static v => v > long.MaxValue ? -1 : (long)v),
        { } t when t.RawType == typeof(int) => Convert<int, long>(cursor, column, static v => v),
        { } t when t.RawType == typeof(uint) => Convert<uint, long>(cursor, column, static v => v),
        { } t when t.RawType == typeof(double) => Convert<double, long>(cursor, column, static v => double.IsFinite(v) ? (long)Math.Floor(v) : -1),
        { } t when t.RawType == typeof(DateTime) => Convert<DateTime, long>(cursor, column, static v => (long)Math.Floor((v - DateTime.UnixEpoch).TotalSeconds)),
        { } t when t.RawType == typeof(DateTimeOffset) => Convert<DateTimeOffset, long>(cursor, column, static v => v.ToUnixTimeSeconds()),
        _ => throw WrongType(column, "Times must be Unix seconds (DataKind.Int64 or Double) or DateTime"),
    };

    private static Func<TTo> Convert<TFrom, TTo>(DataViewRowCursor cursor, DataViewSchema.Column column, Func<TFrom, TTo> convert)
    {
        var getter = cursor.GetGetter<TFrom>(column);
        TFrom value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }

    private static InvalidDataException WrongType(DataViewSchema.Column column, string need) =>
        new($"Column '{column.Name}' is of type {column.Type}. {need}.");
}
