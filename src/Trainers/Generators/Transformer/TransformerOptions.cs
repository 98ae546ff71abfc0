namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="TransformerGenerator"/>.</summary>
public sealed record TransformerOptions : SequenceOptions
{
    /// <summary>The default of <see cref="NumberOfBlocks"/>.</summary>
    public const int DefaultNumberOfBlocks = 2;

    /// <summary>The default of <see cref="NumberOfHeads"/>.</summary>
    public const int DefaultNumberOfHeads = 2;

    /// <summary>The number of blocks, at least 1.</summary>
    public int NumberOfBlocks { get; init; } = DefaultNumberOfBlocks;

    /// <summary>The number of heads of attention, at least 1; it divides <see cref="SequenceOptions.HiddenWidth"/>.</summary>
    public int NumberOfHeads { get; init; } = DefaultNumberOfHeads;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfBlocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfHeads, 1);
        if (HiddenWidth % NumberOfHeads != 0)
            throw new ArgumentOutOfRangeException(nameof(NumberOfHeads), NumberOfHeads, $"{nameof(NumberOfHeads)} must divide {nameof(HiddenWidth)}, {HiddenWidth}.");
    }
}
