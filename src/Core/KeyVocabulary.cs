using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>The keys of an ML.NET key column: index <c>i</c> is raw key <c>i + 1</c>; the ids are the key values if there are any.</summary>
internal sealed class KeyVocabulary : Vocabulary
{
    private readonly Vocabulary? values;

    public KeyVocabulary(KeyDataViewType type, Vocabulary? values) : base(type)
    {
        Count = checked((int)type.Count);
        this.values = values;
    }

    public override int Count { get; }

    /// <summary>The key values; null where the column has none.</summary>
    public Vocabulary? Values => values;

    public override string GetText(int index)
    {
        CheckIndex(index);
        return values?.GetText(index) ?? index.ToString(CultureInfo.InvariantCulture);
    }

    public override bool TryGetIndex(string text, out int index)
    {
        if (values is not null)
            return values.TryGetIndex(text, out index);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < Count;
    }

    /// <summary>The ids of some of the keys. They are no keys of the column any more: a raw key is a position.</summary>
    public override Vocabulary Subset(ReadOnlySpan<int> indices)
    {
        if (values is not null)
            return values.Subset(indices);
        var raw = new long[indices.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            CheckIndex(indices[i]);
            raw[i] = indices[i];
        }

        return new IntegerVocabulary(NumberDataViewType.Int64, raw);
    }

    public override Vocabulary Append(Vocabulary other) =>
        throw new ArgumentException("A key column has a fixed number of keys, so no ids can be appended to it. Append before the ids are mapped to keys.", nameof(other));

    internal override Delegate CreateGetter(Func<int> index) => Type.RawType switch
    {
        var type when type == typeof(byte) => new ValueGetter<byte>((ref byte value) => value = (byte)(index() + 1)),
        var type when type == typeof(ushort) => new ValueGetter<ushort>((ref ushort value) => value = (ushort)(index() + 1)),
        var type when type == typeof(uint) => new ValueGetter<uint>((ref uint value) => value = (uint)(index() + 1)),
        _ => new ValueGetter<ulong>((ref ulong value) => value = (ulong)(index() + 1)),
    };

    internal override DataViewSchema.Annotations? CreateAnnotations()
    {
        if (values is null)
            return null;
        var annotations = new DataViewSchema.Annotations.Builder();
        values.AddKeyValues(annotations);
        return annotations.ToAnnotations();
    }

    internal override void AddKeyValues(DataViewSchema.Annotations.Builder annotations) =>
        throw new InvalidOperationException("Keys cannot be the values of keys.");
}
