namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="MultVaeGenerator"/>.</summary>
public sealed record MultVaeOptions : SetOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 600;

    /// <summary>The default of <see cref="LatentDimensions"/>.</summary>
    public const int DefaultLatentDimensions = 200;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.5f;

    /// <summary>The default of <see cref="Beta"/>.</summary>
    public const float DefaultBeta = 0.05f;

    /// <summary>The default of <see cref="AnnealingEpochs"/>.</summary>
    public const int DefaultAnnealingEpochs = 20;

    /// <summary>The default of <see cref="LatentSource"/>.</summary>
    public const LatentSource DefaultLatentSource = LatentSource.AggregatedPosterior;

    /// <summary>The default of <see cref="Guidance"/>.</summary>
    public const float DefaultGuidance = 2f;

    /// <summary>The default of <see cref="ConditionDropout"/>.</summary>
    public const float DefaultConditionDropout = 0.1f;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 3e-3f;

    /// <summary>Makes options with the defaults.</summary>
    public MultVaeOptions() => LearningRate = DefaultLearningRate;

    /// <summary>The width of the hidden layer of the encoder and of the decoder, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The number of latent dimensions, at least 1.</summary>
    public int LatentDimensions { get; init; } = DefaultLatentDimensions;

    /// <summary>The share of a user's items hidden from the encoder while training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>The weight β of the divergence from the prior once annealed, in [0, 10].</summary>
    public float Beta { get; init; } = DefaultBeta;

    /// <summary>Over how many epochs β rises in a line from 0; at least 0.</summary>
    public int AnnealingEpochs { get; init; } = DefaultAnnealingEpochs;

    /// <summary>
    /// The composite prior of RecVAE (Shenbin et al. 2020) in place of a standard normal one; null for the latter. With it <see cref="Beta"/>
    /// and <see cref="AnnealingEpochs"/> count for nothing, training stops by how well held-out users are told from what
    /// <see cref="Dropout"/> leaves of their items, and <see cref="LatentSource"/> must be <see cref="LatentSource.AggregatedPosterior"/>:
    /// a prior that holds each user's own posterior has no new users.
    /// </summary>
    public CompositePriorOptions? CompositePrior { get; init; }

    /// <summary>Where the latent vectors of new users come from.</summary>
    public LatentSource LatentSource { get; init; } = DefaultLatentSource;

    /// <summary>
    /// How strongly the user's own taste is followed when sampling: the logits' distance from the items' log-popularity is multiplied by it.
    /// 1 samples from the decoder as it is; above 1 makes up for taste that is lost because items are drawn independently. In (0, 10].
    /// It is the guidance of diffusion models (Ho and Salimans 2022) with popularity as the unconditional model.
    /// </summary>
    public float Guidance { get; init; } = DefaultGuidance;

    /// <summary>
    /// From which share of training users what is known of them is withheld, in [0, 1], so that users of whom nothing is known can be
    /// drawn too. Of no effect without features.
    /// </summary>
    public float ConditionDropout { get; init; } = DefaultConditionDropout;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LatentDimensions, 1);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        RequireWithin(Beta, 0, 10, nameof(Beta));
        ArgumentOutOfRangeException.ThrowIfNegative(AnnealingEpochs);
        RequireWithin(ConditionDropout, 0, 1, nameof(ConditionDropout));
        RequireAbove(Guidance, 0, nameof(Guidance));
        RequireWithin(Guidance, 0, 10, nameof(Guidance));
        if (!Enum.IsDefined(LatentSource))
            throw new ArgumentOutOfRangeException(nameof(LatentSource), LatentSource, "The latent source is unknown.");
        CompositePrior?.Validate();
        if (CompositePrior is not null && LatentSource == LatentSource.Prior)
            throw new ArgumentOutOfRangeException(nameof(LatentSource), LatentSource, $"New users cannot be drawn from a {nameof(CompositePrior)}, which holds the posteriors of real ones. Use {nameof(LatentSource)}.{nameof(LatentSource.AggregatedPosterior)}.");
    }
}
