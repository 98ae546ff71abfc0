namespace SynthRec.MLNet.Recommenders;

/// <summary>Finds the factors of a user who was not in training. Safe for concurrent use.</summary>
internal interface IFoldIn
{
    /// <summary>Whether the histories must have values.</summary>
    bool NeedsValues { get; }

    /// <summary>Finds the factors of a user with these items, at least one, ascending.</summary>
    void FoldIn(ReadOnlySpan<int> items, ReadOnlySpan<float> values, Span<float> factors);
}
