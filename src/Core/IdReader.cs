using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Turns the ids of one column into indices, in the order of their first appearance, without boxing.</summary>
internal abstract class IdReader
{
    /// <summary>Reads the id of the current row; false where it is missing.</summary>
    public abstract bool Read();

    /// <summary>The index of the id that was read, a new one if the id was not met before.</summary>
    public abstract int ToIndex();

    /// <summary>The ids met so far.</summary>
    public abstract Vocabulary ToVocabulary();

    public static IdReader Create(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        var type = column.Type;
        if (type is TextDataViewType)
            return new TextIdReader(cursor, column);
        if (type is KeyDataViewType key)
            return KeyIdReader.Create(cursor, column, key);
        if (type.RawType == typeof(int))
            return new IntegerIdReader<int>(cursor, column, static id => id);
        if (type.RawType == typeof(uint))
            return new IntegerIdReader<uint>(cursor, column, static id => id);
        if (type.RawType == typeof(long))
            return new IntegerIdReader<long>(cursor, column, static id => id);
        if (type.RawType == typeof(ulong))
            return new IntegerIdReader<ulong>(cursor, column, static id => (long)id);
        if (type.RawType == typeof(short))
            return new IntegerIdReader<short>(cursor, column, static id => id);
        if (type.RawType == typeof(ushort))
            return new IntegerIdReader<ushort>(cursor, column, static id => id);
        if (type.RawType == typeof(byte))
            return new IntegerIdReader<byte>(cursor, column, static id => id);
        if (type.RawType == typeof(sbyte))
            return new IntegerIdReader<sbyte>(cursor, column, static id => id);
        throw new InvalidDataException($"Column '{column.Name}' is of type {type}. Ids must be text, integers or keys; load the column as text (DataKind.String).");
    }

    private sealed class TextIdReader : IdReader
    {
        private readonly ValueGetter<ReadOnlyMemory<char>> getter;
        private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private readonly List<string> ids = [];
        private ReadOnlyMemory<char> value;

        public TextIdReader(DataViewRowCursor cursor, DataViewSchema.Column column)
        {
            getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
            lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public override bool Read()
        {
            getter(ref value);
            return !value.IsEmpty;
        }

        public override int ToIndex()
        {
            if (!lookup.TryGetValue(value.Span, out var index))
            {
                index = ids.Count;
                var id = value.ToString();
                ids.Add(id);
                indices.Add(id, index);
            }

            return index;
        }

        public override Vocabulary ToVocabulary() => new TextVocabulary([.. ids]);
    }

    private sealed class IntegerIdReader<T>(DataViewRowCursor cursor, DataViewSchema.Column column, Func<T, long> toBits) : IdReader
        where T : unmanaged
    {
        private readonly ValueGetter<T> getter = cursor.GetGetter<T>(column);
        private readonly Dictionary<long, int> indices = [];
        private readonly List<long> ids = [];
        private T value;

        public override bool Read()
        {
            getter(ref value);
            return true;
        }

        public override int ToIndex()
        {
            var id = toBits(value);
            if (!indices.TryGetValue(id, out var index))
            {
                index = ids.Count;
                ids.Add(id);
                indices.Add(id, index);
            }

            return index;
        }

        public override Vocabulary ToVocabulary() => new IntegerVocabulary(column.Type, [.. ids]);
    }
}
