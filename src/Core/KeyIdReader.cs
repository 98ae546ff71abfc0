using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Reads an ML.NET key column, whose keys are indices already.</summary>
internal sealed class KeyIdReader : IdReader
{
    private readonly Func<ulong> readKey;
    private readonly KeyVocabulary vocabulary;

    private KeyIdReader(Func<ulong> readKey, KeyVocabulary vocabulary) => (this.readKey, this.vocabulary) = (readKey, vocabulary);

    public override int Read()
    {
        var key = readKey();
        return key > (ulong)vocabulary.Count ? -1 : (int)key - 1;
    }

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

    internal static KeyVocabulary VocabularyOf(DataViewSchema.Column column, KeyDataViewType type)
    {
        var annotation = column.Annotations.Schema.GetColumnOrNull("KeyValues");
        if (annotation is not { Type: VectorDataViewType vector })
            return new(type, null);
        return vector.ItemType switch
        {
            TextDataViewType => new(type, new TextVocabulary(Values<ReadOnlyMemory<char>, string>(column, static v => v.ToString()))),
            { } t when t.RawType == typeof(int) => new(type, new IntegerVocabulary(t, Values<int, long>(column, static v => v))),
            { } t when t.RawType == typeof(uint) => new(type, new IntegerVocabulary(t, Values<uint, long>(column, static v => v))),
            { } t when t.RawType == typeof(long) => new(type, new IntegerVocabulary(t, Values<long, long>(column, static v => v))),
            { } t when t.RawType == typeof(ulong) => new(type, new IntegerVocabulary(t, Values<ulong, long>(column, static v => (long)v))),
            { } t when t.RawType == typeof(float) => new(type, new TextVocabulary(Values<float, string>(column, static v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))),
            _ => new(type, null),
        };
    }

    private static TId[] Values<TValue, TId>(DataViewSchema.Column column, Converter<TValue, TId> convert)
    {
        VBuffer<TValue> values = default;
        column.GetKeyValues(ref values);
        return Array.ConvertAll(values.DenseValues().ToArray(), convert);
    }
}
