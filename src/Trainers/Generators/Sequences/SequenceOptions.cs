namespace SynthRec.MLNet.Generators;

/// <summary>What the generators of sequences have in common.</summary>
public abstract record SequenceOptions : TrainingOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 100;

    /// <summary>The default of <see cref="WindowLength"/>.</summary>
    public const int DefaultWindowLength = 50;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.3f;

    /// <summary>The default of <see cref="UseTransitions"/>.</summary>
    public const bool DefaultUseTransitions = true;

    /// <summary>The default of <see cref="LeastUsersOfTransition"/>.</summary>
    public const int DefaultLeastUsersOfTransition = 5;

    /// <summary>The default of <see cref="TrainingOptions.BatchSize"/> here.</summary>
    public new const int DefaultBatchSize = 100;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 2e-3f;

    /// <summary>The default of <see cref="TrainingOptions.Patience"/> here.</summary>
    public new const int DefaultPatience = 2;

    private protected SequenceOptions() => (BatchSize, LearningRate, Patience) = (DefaultBatchSize, DefaultLearningRate, DefaultPatience);

    /// <summary>The width of embeddings and hidden states, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The most events of a user that are learnt from at once, at least 2; of longer sequences random windows are.</summary>
    public int WindowLength { get; init; } = DefaultWindowLength;

    /// <summary>The share of embedded and hidden units to drop while training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>
    /// Whether the network is also told which items followed the last one in the training data, and how often. It helps most where data is small.
    /// </summary>
    public bool UseTransitions { get; init; } = DefaultUseTransitions;

    /// <summary>
    /// How many users of the training data must have taken an item right after another, at least 0, for new users to do so as often as they did. What fewer
    /// users did comes as often as the model expects. So do repeats after pasts that so many users had, and ends of sequences after as many events as so many users
    /// came to. 0 matches nothing: each user is drawn independently of the others, and what comes how often varies as in any sample.
    /// </summary>
    /// <remarks>Users with histories, and those of another temperature, <see cref="SampleRequest.TopK"/> or <see cref="SampleRequest.TopP"/> than the defaults, are drawn independently.</remarks>
    public int LeastUsersOfTransition { get; init; } = DefaultLeastUsersOfTransition;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WindowLength, 2);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        ArgumentOutOfRangeException.ThrowIfNegative(LeastUsersOfTransition);
    }
}
