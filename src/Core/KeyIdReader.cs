using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Reads an ML.NET key column, whose keys are indices already.</summary>
internal sealed class KeyIdReader : IdReader
{
    private readonly Func<ulong> readKey;
    private readonly KeyVocabulary vocabulary;
    private ulong key;

    private KeyIdReader(Func<ulong> readKey, KeyVocabulary vocabulary) => (this.readKey, this.vocabulary) = (readKey, vocabulary);

    public override bool Read()
    {
        key = readKey();
        return key > 0 && key <= (ulong)vocabulary.Count;
    }

    public override int ToIndex() => (int)key - 1;

    public override Vocabulary ToVocabulary() => vocabulary;

    public static KeyIdReader Create(DataViewRowCursor cursor, DataViewSchema.Column column, KeyDataViewType type)
    {
        if (type.Count > int.MaxValue)
            throw new InvalidDataException($"Column '{column.Name}' has {type.Count} keys; at most {int.MaxValue} are supported.");
        var vocabulary = VocabularyOf(column, type);
        if (type.RawType == typeof(uint))
        {
            var getter = cursor.GetGetter<uint>(column);
            uint key = 0;
            return new(() => { getter(ref key); return key; }, vocabulary);
        }

        if (type.RawType == typeof(ulong))
        {
            var getter = cursor.GetGetter<ulong>(column);
            ulong key = 0;
            return new(() => { getter(ref key); return key; }, vocabulary);
        }

        if (type.RawType == typeof(ushort))
        {
            var getter = cursor.GetGetter<ushort>(column);
            ushort key = 0;
            return new(() => { getter(ref key); return key; }, vocabulary);
        }
        else
        {
            var getter = cursor.GetGetter<byte>(column);
            byte key = 0;
            return new(() => { getter(ref key); return key; }, vocabulary);
        }
    }

    /// <summary>The keys of a column with their values.</summary>
    /// <exception cref="InvalidDataException">The values are neither text, numbers nor truth values.</exception>
    internal static KeyVocabulary VocabularyOf(DataViewSchema.Column column, KeyDataViewType type)
    {
        var annotation = column.Annotations.Schema.GetColumnOrNull("KeyValues");
        if (annotation is not { Type: VectorDataViewType { ItemType: var valueType } })
            return new(type, null);
        Vocabulary values = valueType is TextDataViewType ? Text<ReadOnlyMemory<char>>(column) : System.Type.GetTypeCode(valueType.RawType) switch
        {
            TypeCode.SByte => Integers<sbyte>(column, valueType),
            TypeCode.Byte => Integers<byte>(column, valueType),
            TypeCode.Int16 => Integers<short>(column, valueType),
            TypeCode.UInt16 => Integers<ushort>(column, valueType),
            TypeCode.Int32 => Integers<int>(column, valueType),
            TypeCode.UInt32 => Integers<uint>(column, valueType),
            TypeCode.Int64 => Integers<long>(column, valueType),
            TypeCode.UInt64 => Integers<ulong>(column, valueType),
            TypeCode.Single => Text<float>(column),
            TypeCode.Double => Text<double>(column),
            TypeCode.Boolean => Text<bool>(column),
            _ => throw new InvalidDataException($"Column '{column.Name}' holds keys of {valueType}. Map keys from text or numbers."),
        };
        return new(type, values);
    }

    private static IntegerVocabulary Integers<T>(DataViewSchema.Column column, DataViewType type) where T : INumberBase<T> =>
        new(type, Array.ConvertAll(Values<T>(column), long.CreateTruncating));

    private static TextVocabulary Text<T>(DataViewSchema.Column column) =>
        new(Array.ConvertAll(Values<T>(column), value => Convert.ToString(value, CultureInfo.InvariantCulture)!));

    private static T[] Values<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.GetKeyValues(ref values);
        return values.DenseValues().ToArray();
    }
}
