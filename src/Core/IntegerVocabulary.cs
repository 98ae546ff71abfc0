using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Ids of any integer column type; unsigned 64-bit ids are kept by their bits.</summary>
internal sealed class IntegerVocabulary : Vocabulary
{
    private readonly long[] ids;
    private readonly Lazy<Dictionary<long, int>> indices;

    public IntegerVocabulary(DataViewType type, long[] ids) : base(type)
    {
        this.ids = ids;
        indices = new(() => IndexOf(ids));
    }

    public override int Count => ids.Length;

    public long GetBits(int index)
    {
        CheckIndex(index);
        return ids[index];
    }

    public override string GetText(int index) => IsUnsigned64
        ? ((ulong)GetBits(index)).ToString(CultureInfo.InvariantCulture)
        : GetBits(index).ToString(CultureInfo.InvariantCulture);

    public override bool TryGetIndex(string text, out int index)
    {
        index = -1;
        if (IsUnsigned64)
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && indices.Value.TryGetValue((long)bits, out index);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && indices.Value.TryGetValue(id, out index);
    }

    public override Vocabulary Subset(ReadOnlySpan<int> indices)
    {
        var selected = new long[indices.Length];
        for (var i = 0; i < selected.Length; i++)
            selected[i] = GetBits(indices[i]);
        return new IntegerVocabulary(Type, selected);
    }

    public override Vocabulary Append(Vocabulary other)
    {
        if (other is not IntegerVocabulary integers || !Type.Equals(other.Type))
            throw new ArgumentException($"Ids of type {Type} cannot be followed by ids of type {other.Type}.", nameof(other));
        var all = new IntegerVocabulary(Type, [.. ids, .. integers.ids]);
        _ = all.indices.Value;
        return all;
    }

    internal override Delegate CreateGetter(Func<int> index) => System.Type.GetTypeCode(Type.RawType) switch
    {
        TypeCode.SByte => Getter<sbyte>(index),
        TypeCode.Byte => Getter<byte>(index),
        TypeCode.Int16 => Getter<short>(index),
        TypeCode.UInt16 => Getter<ushort>(index),
        TypeCode.Int32 => Getter<int>(index),
        TypeCode.UInt32 => Getter<uint>(index),
        TypeCode.UInt64 => Getter<ulong>(index),
        _ => Getter<long>(index),
    };

    internal override void AddKeyValues(DataViewSchema.Annotations.Builder annotations)
    {
        switch (System.Type.GetTypeCode(Type.RawType))
        {
            case TypeCode.SByte: AddKeyValues<sbyte>(annotations); break;
            case TypeCode.Byte: AddKeyValues<byte>(annotations); break;
            case TypeCode.Int16: AddKeyValues<short>(annotations); break;
            case TypeCode.UInt16: AddKeyValues<ushort>(annotations); break;
            case TypeCode.Int32: AddKeyValues<int>(annotations); break;
            case TypeCode.UInt32: AddKeyValues<uint>(annotations); break;
            case TypeCode.UInt64: AddKeyValues<ulong>(annotations); break;
            default: AddKeyValues<long>(annotations); break;
        }
    }

    private ValueGetter<T> Getter<T>(Func<int> index) where T : INumberBase<T> => (ref T value) => value = T.CreateTruncating(ids[index()]);

    private void AddKeyValues<T>(DataViewSchema.Annotations.Builder annotations) where T : INumberBase<T> => annotations.Add(
        KeyValuesAnnotation,
        new VectorDataViewType((PrimitiveDataViewType)Type, Count),
        (ref VBuffer<T> values) => values = new(Count, Array.ConvertAll(ids, T.CreateTruncating)));

    private bool IsUnsigned64 => Type.RawType == typeof(ulong);

    private static Dictionary<long, int> IndexOf(long[] ids)
    {
        var indices = new Dictionary<long, int>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            if (!indices.TryAdd(ids[i], i))
                throw new ArgumentException($"The id {ids[i]} stands twice in a vocabulary.");
        }

        return indices;
    }
}
