namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="MaskedSetGenerator"/>.</summary>
public sealed record MaskedSetOptions : TrainingOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 600;

    /// <summary>The default of <see cref="NumberOfBlocks"/>.</summary>
    public const int DefaultNumberOfBlocks = 2;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.1f;

    /// <summary>The default of <see cref="SamplingSteps"/>.</summary>
    public const int DefaultSamplingSteps = 20;

    /// <summary>The width of the hidden layers, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The number of residual blocks, at least 0.</summary>
    public int NumberOfBlocks { get; init; } = DefaultNumberOfBlocks;

    /// <summary>The share of hidden units dropped while training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>In how many steps a user's items are drawn, at least 1. More steps are slower and closer to one item at a time.</summary>
    public int SamplingSteps { get; init; } = DefaultSamplingSteps;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfBlocks, 0);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SamplingSteps, 1);
    }
}
