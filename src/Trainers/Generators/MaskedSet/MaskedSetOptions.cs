namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="MaskedSetGenerator"/>.</summary>
public sealed record MaskedSetOptions : TrainingOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 300;

    /// <summary>The default of <see cref="NumberOfBlocks"/>.</summary>
    public const int DefaultNumberOfBlocks = 1;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.7f;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 2e-3f;

    /// <summary>The default of <see cref="SamplingSteps"/>.</summary>
    public const int DefaultSamplingSteps = 20;

    /// <summary>The default of <see cref="Guidance"/>.</summary>
    public const float DefaultGuidance = 1.6f;

    /// <summary>The default of <see cref="NeutralTemperature"/>.</summary>
    public const float DefaultNeutralTemperature = 1.1f;

    /// <summary>The default of <see cref="TailShare"/>.</summary>
    public const float DefaultTailShare = 0.01f;

    /// <summary>Makes options with the defaults of this generator.</summary>
    public MaskedSetOptions() => LearningRate = DefaultLearningRate;

    /// <summary>The width of the hidden layers, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The number of residual blocks, at least 0.</summary>
    public int NumberOfBlocks { get; init; } = DefaultNumberOfBlocks;

    /// <summary>The share of hidden units dropped while training, in [0, 0.9]. More keeps the users of the training data better hidden.</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>
    /// The λ of the linear model in closed form whose predictions the network is given beside the items (EASE: Steck 2019), at least 0;
    /// 0 leaves the linear model out. The 4,000 most popular items take part. Null takes 2 · users^¾, which is near the best of
    /// those tried at 500 and at 5,000 users.
    /// </summary>
    public double? EvidenceRegularization { get; init; }

    /// <summary>In how many steps a user's items are drawn, at least 1. More steps are slower and closer to one item at a time.</summary>
    public int SamplingSteps { get; init; } = DefaultSamplingSteps;

    /// <summary>
    /// How strongly the items drawn so far decide the next ones, in [0, 5]: 1 is the trained distribution, 0 popularity alone. Above 1
    /// the users' tastes are sharper, which makes up for what a trained model leaves blurred
    /// (as classifier-free guidance does: Ho and Salimans 2022, with popularity for the unconditional model).
    /// </summary>
    public float Guidance { get; init; } = DefaultGuidance;

    /// <summary>What the logits are divided by when a request's temperature is 1, in (0, 10]. Above 1 rare items come up more often.</summary>
    public float NeutralTemperature { get; init; } = DefaultNeutralTemperature;

    /// <summary>
    /// The share of items that are drawn uniformly from those of the training data, in [0, 1], as in additive smoothing: the network
    /// sees the rarest items too seldom to draw them as often as they are taken.
    /// </summary>
    public float TailShare { get; init; } = DefaultTailShare;

    internal double EvidenceRegularizationFor(int users) => EvidenceRegularization ?? (2 * Math.Pow(users, 0.75));

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfBlocks, 0);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        if (EvidenceRegularization is { } lambda && !(lambda >= 0 && double.IsFinite(lambda)))
            throw new ArgumentOutOfRangeException(nameof(EvidenceRegularization), EvidenceRegularization, $"{nameof(EvidenceRegularization)} must be 0 or above.");
        ArgumentOutOfRangeException.ThrowIfLessThan(SamplingSteps, 1);
        RequireWithin(Guidance, 0, 5, nameof(Guidance));
        RequireAbove(NeutralTemperature, 0, nameof(NeutralTemperature));
        RequireWithin(NeutralTemperature, 0, 10, nameof(NeutralTemperature));
        RequireWithin(TailShare, 0, 1, nameof(TailShare));
    }
}
