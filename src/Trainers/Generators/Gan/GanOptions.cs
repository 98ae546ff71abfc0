namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="GanGenerator"/>. Those of <see cref="TrainingOptions"/> that stop early are for the warm start.</summary>
public sealed record GanOptions : SetOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 600;

    /// <summary>The default of <see cref="NoiseDimensions"/>.</summary>
    public const int DefaultNoiseDimensions = 200;

    /// <summary>The default of <see cref="CriticWidth"/>.</summary>
    public const int DefaultCriticWidth = 256;

    /// <summary>The default of <see cref="PackSize"/>.</summary>
    public const int DefaultPackSize = 2;

    /// <summary>The default of <see cref="AdversarialEpochs"/>.</summary>
    public const int DefaultAdversarialEpochs = 30;

    /// <summary>The default of <see cref="CriticSteps"/>.</summary>
    public const int DefaultCriticSteps = 3;

    /// <summary>The default of <see cref="CriticBound"/>.</summary>
    public const CriticBound DefaultCriticBound = CriticBound.GradientPenalty;

    /// <summary>The default of <see cref="GradientPenalty"/>.</summary>
    public const float DefaultGradientPenalty = 10f;

    /// <summary>The default of <see cref="AdversarialWeight"/>.</summary>
    public const float DefaultAdversarialWeight = 100f;

    /// <summary>The default of <see cref="AdversarialLearningRate"/>.</summary>
    public const float DefaultAdversarialLearningRate = 1e-3f;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.5f;

    /// <summary>The default of <see cref="Beta"/>.</summary>
    public const float DefaultBeta = 0.05f;

    /// <summary>The default of <see cref="Guidance"/>.</summary>
    public const float DefaultGuidance = 2f;

    /// <summary>The default of <see cref="ConditionDropout"/>.</summary>
    public const float DefaultConditionDropout = 0.1f;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 3e-3f;

    /// <summary>Makes options with the defaults.</summary>
    public GanOptions() => LearningRate = DefaultLearningRate;

    /// <summary>The width of the hidden layer of the generator and of the encoder that it is warm-started with, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The number of noise dimensions, at least 1.</summary>
    public int NoiseDimensions { get; init; } = DefaultNoiseDimensions;

    /// <summary>The width of the critic's hidden layers, at least 1.</summary>
    public int CriticWidth { get; init; } = DefaultCriticWidth;

    /// <summary>
    /// How many users the critic judges together, in 1 … <see cref="TrainingOptions.BatchSize"/>: a generator whose users are too
    /// much alike is found out by their packs (PacGAN: Lin et al. 2018). 1 judges each alone.
    /// </summary>
    public int PackSize { get; init; } = DefaultPackSize;

    /// <summary>The passes over the training users in which generator and critic play against each other, at least 0; 0 leaves the warm start as it is.</summary>
    public int AdversarialEpochs { get; init; } = DefaultAdversarialEpochs;

    /// <summary>How many steps the critic takes for each of the generator, at least 1.</summary>
    public int CriticSteps { get; init; } = DefaultCriticSteps;

    /// <summary>What keeps the critic from changing too steeply.</summary>
    public CriticBound CriticBound { get; init; } = DefaultCriticBound;

    /// <summary>The weight λ of the penalty that keeps the norm of the critic's gradient at 1 (Gulrajani et al. 2017), in (0, 1000]. Of no effect with <see cref="CriticBound.SpectralNormalization"/>.</summary>
    public float GradientPenalty { get; init; } = DefaultGradientPenalty;

    /// <summary>The weight of the critic's judgement against the likelihood of the training users in the generator's loss, in [0, 1e6].</summary>
    public float AdversarialWeight { get; init; } = DefaultAdversarialWeight;

    /// <summary>The step size of Adam in the adversarial epochs, above 0.</summary>
    public float AdversarialLearningRate { get; init; } = DefaultAdversarialLearningRate;

    /// <summary>The share of a user's items hidden from the encoder while training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>The weight β of the divergence of encoded users from standard normal noise, in [0, 10].</summary>
    public float Beta { get; init; } = DefaultBeta;

    /// <summary>
    /// How strongly the user's own taste is followed, in training against the critic as well as in sampling: what the generator adds
    /// to the items' log-popularity is multiplied by it. In (0, 10].
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
        ArgumentOutOfRangeException.ThrowIfLessThan(NoiseDimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CriticWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PackSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PackSize, BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(AdversarialEpochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(CriticSteps, 1);
        RequireAbove(GradientPenalty, 0, nameof(GradientPenalty));
        RequireWithin(GradientPenalty, 0, 1000, nameof(GradientPenalty));
        RequireWithin(AdversarialWeight, 0, 1e6f, nameof(AdversarialWeight));
        RequireAbove(AdversarialLearningRate, 0, nameof(AdversarialLearningRate));
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        RequireWithin(Beta, 0, 10, nameof(Beta));
        RequireAbove(Guidance, 0, nameof(Guidance));
        RequireWithin(Guidance, 0, 10, nameof(Guidance));
        RequireWithin(ConditionDropout, 0, 1, nameof(ConditionDropout));
        if (!Enum.IsDefined(CriticBound))
            throw new ArgumentOutOfRangeException(nameof(CriticBound), CriticBound, "The bound of the critic is unknown.");
    }
}
