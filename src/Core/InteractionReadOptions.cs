namespace SynthRec.MLNet;

/// <summary>How <see cref="InteractionReader"/> reads a data view.</summary>
public sealed record InteractionReadOptions
{
    /// <summary>The columns to read.</summary>
    public InteractionColumns Columns { get; init; } = new();

    /// <summary>What becomes of several interactions of one user with one item.</summary>
    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.KeepLast;

    /// <summary>What becomes of rows with a missing user, item, value or time.</summary>
    public MissingPolicy Missing { get; init; } = MissingPolicy.Reject;

    /// <summary>Keeps only interactions with at least this value, such as ratings of 4 and more; null keeps all.</summary>
    public float? MinimumValue { get; init; }
}
