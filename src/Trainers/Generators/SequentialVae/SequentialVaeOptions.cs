namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="SequentialVaeGenerator"/>.</summary>
public sealed record SequentialVaeOptions : SequenceOptions
{
    /// <summary>The default of <see cref="LatentDimensions"/>.</summary>
    public const int DefaultLatentDimensions = 32;

    /// <summary>The default of <see cref="Beta"/>.</summary>
    public const float DefaultBeta = 1f;

    /// <summary>The default of <see cref="AnnealingEpochs"/>.</summary>
    public const int DefaultAnnealingEpochs = 5;

    /// <summary>The default of <see cref="FreeBits"/>.</summary>
    public const float DefaultFreeBits = 0.1f;

    /// <summary>The default of <see cref="LatentSource"/>.</summary>
    public const LatentSource DefaultLatentSource = LatentSource.AggregatedPosterior;

    /// <summary>The default of <see cref="TrainingOptions.Patience"/> here: training must not stop while β still rises.</summary>
    public new const int DefaultPatience = DefaultAnnealingEpochs + 1;

    /// <summary>Makes options with the defaults.</summary>
    public SequentialVaeOptions() => Patience = DefaultPatience;

    /// <summary>The number of latent dimensions, at least 1.</summary>
    public int LatentDimensions { get; init; } = DefaultLatentDimensions;

    /// <summary>The weight β of the divergence from the prior once annealed, in [0, 10]; 1 makes the loss the evidence lower bound.</summary>
    public float Beta { get; init; } = DefaultBeta;

    /// <summary>Over how many epochs β rises in a line from 0, at least 0, so that the decoder learns to listen first (Bowman et al. 2016).</summary>
    public int AnnealingEpochs { get; init; } = DefaultAnnealingEpochs;

    /// <summary>
    /// How much the latent vector may tell of a user free of charge, in bits for each dimension, in [0, 10]: below it, all dimensions together and on the
    /// mean of a mini-batch, the divergence costs nothing (Kingma et al. 2016). 0 charges everything.
    /// </summary>
    public float FreeBits { get; init; } = DefaultFreeBits;

    /// <summary>Where the latent vectors of new users come from.</summary>
    public LatentSource LatentSource { get; init; } = DefaultLatentSource;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(LatentDimensions, 1);
        RequireWithin(Beta, 0, 10, nameof(Beta));
        ArgumentOutOfRangeException.ThrowIfNegative(AnnealingEpochs);
        RequireWithin(FreeBits, 0, 10, nameof(FreeBits));
        if (!Enum.IsDefined(LatentSource))
            throw new ArgumentOutOfRangeException(nameof(LatentSource), LatentSource, "The latent source is unknown.");
    }
}
