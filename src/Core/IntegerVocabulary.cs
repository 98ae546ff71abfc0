using System.Globalization;
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
