namespace SynthRec.MLNet;

/// <summary>What is known of users or items beside their interactions: a vector of numbers for each, such as demographics, genres or an embedding of a text. Immutable.</summary>
public sealed class FeatureVectors
{
    private readonly float[] values;

    /// <summary>Makes feature vectors from a finished array, which must not be changed afterwards.</summary>
    /// <param name="ids">Whom the vectors are of.</param>
    /// <param name="dimensions">The length of each vector, at least 1.</param>
    /// <param name="values">The vectors one after the other, <c>ids.Count</c> × <paramref name="dimensions"/> finite numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers, or one is not finite.</exception>
    public FeatureVectors(Vocabulary ids, int dimensions, float[] values)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (values.Length != (long)ids.Count * dimensions)
            throw new ArgumentException($"{ids.Count} vectors of {dimensions} numbers need {(long)ids.Count * dimensions} numbers; there are {values.Length}.", nameof(values));
        if (Array.FindIndex(values, value => !float.IsFinite(value)) is var at and >= 0)
            throw new ArgumentException($"Feature {at % dimensions} of '{ids.GetText(at / dimensions)}' is {values[at]}. Replace missing features, as ML.NET's ReplaceMissingValues does.", nameof(values));
        (Ids, Dimensions, this.values) = (ids, dimensions, values);
    }

    /// <summary>Whom the vectors are of.</summary>
    public Vocabulary Ids { get; }

    /// <summary>The number of vectors.</summary>
    public int Count => Ids.Count;

    /// <summary>The length of each vector.</summary>
    public int Dimensions { get; }

    /// <summary>A vector.</summary>
    /// <param name="row">Its index in <see cref="Ids"/>.</param>
    public ReadOnlySpan<float> Of(int row) => values.AsSpan(row * Dimensions, Dimensions);

    /// <summary>Some of the vectors, in the order given.</summary>
    public FeatureVectors Subset(ReadOnlySpan<int> rows)
    {
        var chosen = new float[rows.Length * Dimensions];
        for (var i = 0; i < rows.Length; i++)
            Of(rows[i]).CopyTo(chosen.AsSpan(i * Dimensions));
        return new(Ids.Subset(rows), Dimensions, chosen);
    }
}
