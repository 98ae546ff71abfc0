using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>The ids of users, items or event types in the order of their indices.</summary>
/// <remarks>Index <c>i</c> of an <see cref="Interactions"/> is the id at position <c>i</c>. Immutable.</remarks>
public abstract class Vocabulary
{
    /// <summary>The name by which ML.NET finds the values of keys.</summary>
    private protected const string KeyValuesAnnotation = "KeyValues";

    private protected Vocabulary(DataViewType type) => Type = type;

    /// <summary>The number of ids.</summary>
    public abstract int Count { get; }

    /// <summary>The ML.NET type of the column that the ids came from and go back to.</summary>
    public DataViewType Type { get; }

    /// <summary>The id as text, in invariant culture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="Count"/>.</exception>
    public abstract string GetText(int index);

    /// <summary>Finds the index of an id given as text.</summary>
    public abstract bool TryGetIndex(string text, out int index);

    /// <summary>The vocabulary of some of the ids, in the order given.</summary>
    public abstract Vocabulary Subset(ReadOnlySpan<int> indices);

    /// <summary>The ids of this vocabulary followed by those of another of the same type.</summary>
    /// <exception cref="ArgumentException">The types differ, or an id is in both.</exception>
    public abstract Vocabulary Append(Vocabulary other);

    /// <summary>A vocabulary of text ids.</summary>
    public static Vocabulary FromText(IReadOnlyList<string> ids) => new TextVocabulary([.. ids]);

    /// <summary>A vocabulary of integer ids.</summary>
    public static Vocabulary FromInt64(IReadOnlyList<long> ids) => new IntegerVocabulary(NumberDataViewType.Int64, [.. ids]);

    /// <summary>The vocabulary of an ML.NET key column with <paramref name="count"/> keys and no key values.</summary>
    public static Vocabulary FromKey(int count) => new KeyVocabulary(new KeyDataViewType(typeof(uint), count), null);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the type of the column for the id of an index that may change between calls.</summary>
    internal abstract Delegate CreateGetter(Func<int> index);

    /// <summary>The annotations of a column of the ids.</summary>
    internal virtual DataViewSchema.Annotations? CreateAnnotations() => null;

    /// <summary>Adds the ids as the key values of a column.</summary>
    internal abstract void AddKeyValues(DataViewSchema.Annotations.Builder annotations);

    private protected void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The vocabulary has {Count} ids, 0 … {Count - 1}.");
    }
}
