using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="GruSessionRecommender"/>.</summary>
public sealed record GruSessionOptions : TrainingOptions
{
    /// <summary>The default of <see cref="HiddenWidth"/>.</summary>
    public const int DefaultHiddenWidth = 100;

    /// <summary>The default of <see cref="Dropout"/>.</summary>
    public const float DefaultDropout = 0.3f;

    /// <summary>The default of <see cref="MaximumLength"/>.</summary>
    public const int DefaultMaximumLength = 20;

    /// <summary>The default of <see cref="TrainingOptions.BatchSize"/> here: sessions are short.</summary>
    public new const int DefaultBatchSize = 100;

    /// <summary>The default of <see cref="TrainingOptions.LearningRate"/> here.</summary>
    public new const float DefaultLearningRate = 3e-3f;

    /// <summary>The default of <see cref="TrainingOptions.Patience"/> here.</summary>
    public new const int DefaultPatience = 2;

    /// <summary>Makes the default options.</summary>
    public GruSessionOptions() => (BatchSize, LearningRate, Patience) = (DefaultBatchSize, DefaultLearningRate, DefaultPatience);

    /// <summary>The width of the embeddings of items and of the hidden state, at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>The share of the embeddings' and of the state's elements dropped in training, in [0, 0.9].</summary>
    public float Dropout { get; init; } = DefaultDropout;

    /// <summary>How many of the last items of a session are looked at, at least 1.</summary>
    public int MaximumLength { get; init; } = DefaultMaximumLength;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumLength, 1);
    }
}
