using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

internal sealed class TextVocabulary : Vocabulary
{
    private readonly string[] ids;
    private readonly Lazy<Dictionary<string, int>> indices;

    public TextVocabulary(string[] ids) : base(TextDataViewType.Instance)
    {
        this.ids = ids;
        indices = new(() => IndexOf(ids));
    }

    public override int Count => ids.Length;

    public override string GetText(int index)
    {
        CheckIndex(index);
        return ids[index];
    }

    public override bool TryGetIndex(string text, out int index) => indices.Value.TryGetValue(text, out index);

    public override Vocabulary Subset(ReadOnlySpan<int> indices)
    {
        var selected = new string[indices.Length];
        for (var i = 0; i < selected.Length; i++)
            selected[i] = GetText(indices[i]);
        return new TextVocabulary(selected);
    }

    public override Vocabulary Append(Vocabulary other)
    {
        if (other is not TextVocabulary text)
            throw new ArgumentException($"Text ids cannot be followed by ids of type {other.Type}.", nameof(other));
        var all = new TextVocabulary([.. ids, .. text.ids]);
        _ = all.indices.Value;
        return all;
    }

    internal override Delegate CreateGetter(Func<int> index) =>
        new ValueGetter<ReadOnlyMemory<char>>((ref ReadOnlyMemory<char> value) => value = ids[index()].AsMemory());

    internal override void AddKeyValues(DataViewSchema.Annotations.Builder annotations) => annotations.Add(
        KeyValuesAnnotation,
        new VectorDataViewType(TextDataViewType.Instance, Count),
        (ref VBuffer<ReadOnlyMemory<char>> values) => values = new(Count, Array.ConvertAll(ids, id => id.AsMemory())));

    private static Dictionary<string, int> IndexOf(string[] ids)
    {
        var indices = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (!indices.TryAdd(ids[i], i))
                throw new ArgumentException($"The id '{ids[i]}' stands twice in a vocabulary.");
        }

        return indices;
    }
}
