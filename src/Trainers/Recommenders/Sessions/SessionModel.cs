namespace SynthRec.MLNet.Recommenders;

/// <summary>A trained recommender of the next item of a session. Higher scores are better, and all are finite. Safe for concurrent use.</summary>
public abstract class SessionModel : IDisposable
{
    /// <summary>Makes a model for the items it was trained on.</summary>
    protected SessionModel(Vocabulary items) => Items = items;

    /// <summary>The items of the training sessions.</summary>
    public Vocabulary Items { get; }

    /// <summary>Scores every item as the next one.</summary>
    /// <param name="prefixes">For each session the indices of its items so far, the first one first; may be empty.</param>
    /// <param name="scores">Receives <c>prefixes.Count × Items.Count</c> scores, session after session.</param>
    /// <exception cref="ArgumentException">There is not room for just so many scores, or an index is not one of <see cref="Items"/>.</exception>
    public void ScoreNext(IReadOnlyList<int[]> prefixes, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        if (scores.Length != (long)prefixes.Count * Items.Count)
            throw new ArgumentException($"{prefixes.Count} sessions and {Items.Count} items need room for {(long)prefixes.Count * Items.Count} scores; there is room for {scores.Length}.", nameof(scores));
        foreach (var prefix in prefixes)
        {
            var wrong = Array.FindIndex(prefix, item => (uint)item >= (uint)Items.Count);
            if (wrong >= 0)
                throw new ArgumentException($"A session has item {prefix[wrong]}; the model has {Items.Count} items. Leave out items that it does not know.", nameof(prefixes));
        }

        if (prefixes.Count > 0)
            Score(prefixes, scores);
    }

    /// <summary>Frees what the model holds outside managed memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Scores sessions that have been checked, at least one.</summary>
    protected abstract void Score(IReadOnlyList<int[]> prefixes, Span<float> scores);

    /// <summary>Frees what the model holds outside managed memory.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
