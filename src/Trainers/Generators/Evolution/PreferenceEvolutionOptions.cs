namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="PreferenceEvolutionGenerator"/>.</summary>
public sealed record PreferenceEvolutionOptions : TrainingOptions
{
    /// <summary>The default of <see cref="InteractionsPerStep"/>.</summary>
    public const int DefaultInteractionsPerStep = 20;

    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 200;

    /// <summary>The default of <see cref="LatentDimensions"/>.</summary>
    public const int DefaultLatentDimensions = 64;

    /// <summary>The default of <see cref="ContextDimensions"/>.</summary>
    public const int DefaultContextDimensions = 8;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.5f;

    /// <summary>The default of <see cref="Beta"/>.</summary>
    public const float DefaultBeta = 0.2f;

    /// <summary>The default of <see cref="AnnealingEpochs"/>.</summary>
    public const int DefaultAnnealingEpochs = 20;

    /// <summary>The default of <see cref="TrainingOptions.BatchSize"/> here.</summary>
    public new const int DefaultBatchSize = 100;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 3e-3f;

    /// <summary>Makes options with the defaults.</summary>
    public PreferenceEvolutionOptions() => (BatchSize, LearningRate) = (DefaultBatchSize, DefaultLearningRate);

    /// <summary>
    /// The length of a period, from one to the next of which a user's preferences move; at least a second. Null takes the shortest of a day, a week,
    /// 30 days, a quarter and a year that cuts the training data into at most 100 periods.
    /// </summary>
    public TimeSpan? Period { get; init; }

    /// <summary>
    /// After how many interactions a user's preferences may move though the period is still the same; at least 1. Users who take much at
    /// once do so in an order too.
    /// </summary>
    public int InteractionsPerStep { get; init; } = DefaultInteractionsPerStep;

    /// <summary>The width of the recurrent units and of the hidden layers, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The number of dimensions of a user's preferences, at least 1.</summary>
    public int LatentDimensions { get; init; } = DefaultLatentDimensions;

    /// <summary>The number of dimensions in which the calendar (trend and season) moves items, at least 1.</summary>
    public int ContextDimensions { get; init; } = DefaultContextDimensions;

    /// <summary>The share of a user's items hidden from the inference network while training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>
    /// The weight β of the divergence of inferred preferences from the learnt dynamics once annealed, in [0, 10]. 1 is the evidence lower
    /// bound, with which drift is estimated without bias to more; lower ones follow users' tastes more closely.
    /// </summary>
    public float Beta { get; init; } = DefaultBeta;

    /// <summary>Over how many epochs β rises in a line from 0; at least 0.</summary>
    public int AnnealingEpochs { get; init; } = DefaultAnnealingEpochs;

    private protected override void Validate()
    {
        base.Validate();
        if (Period is { } period && period < TimeSpan.FromSeconds(1))
            throw new ArgumentOutOfRangeException(nameof(Period), period, "A period must be at least a second long.");
        ArgumentOutOfRangeException.ThrowIfLessThan(InteractionsPerStep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LatentDimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ContextDimensions, 1);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        RequireWithin(Beta, 0, 10, nameof(Beta));
        ArgumentOutOfRangeException.ThrowIfNegative(AnnealingEpochs);
    }
}
