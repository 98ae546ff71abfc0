namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="MaskedSetGenerator"/>.</summary>
public sealed record MaskedSetOptions : SetOptions
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
    public const int DefaultSamplingSteps = 5;

    /// <summary>The default of <see cref="StepGrowth"/>.</summary>
    public const float DefaultStepGrowth = 2f;

    /// <summary>The default of <see cref="ActivityWeight"/>.</summary>
    public const float DefaultActivityWeight = 0f;

    /// <summary>The default of <see cref="PopularityExponent"/>.</summary>
    public const float DefaultPopularityExponent = 0.9f;

    /// <summary>The default of <see cref="CalibrationRounds"/>.</summary>
    public const int DefaultCalibrationRounds = 8;

    /// <summary>The default of <see cref="ConditionDropout"/>.</summary>
    public const float DefaultConditionDropout = 0.1f;

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
    /// How the number of items grows over the steps: as (step / steps) to this power, in [0.5, 5]. Above 1 early steps add few items,
    /// because they decide what the rest will be.
    /// </summary>
    public float StepGrowth { get; init; } = DefaultStepGrowth;

    /// <summary>
    /// How much more active users count in training: a user of n items weighs as n to this power, in [0, 1]. 0 counts every user the
    /// same, 1 every item.
    /// </summary>
    public float ActivityWeight { get; init; } = DefaultActivityWeight;

    /// <summary>
    /// How strongly the items drawn so far decide the next ones, in [0, 5]: 1 is the trained distribution, 0 popularity alone. Above 1
    /// the users' tastes are sharper, which makes up for what a trained model leaves blurred
    /// (as classifier-free guidance does: Ho and Salimans 2022, with popularity for the unconditional model). A model of fewer users is
    /// more blurred: null takes 1 + 500 / users and at most 3, and 1 where that is below 1.15, which is worth too little to recommenders for
    /// what it shows. The more it is, the more shows of single users.
    /// </summary>
    public float? Guidance { get; init; }

    /// <summary>
    /// How popular items are among generated users: as a power of how often each was taken, in [0, 2]. 1 is as in the training data; below 1
    /// rare items come more often, so that recommenders have more to learn of them from.
    /// </summary>
    public float PopularityExponent { get; init; } = DefaultPopularityExponent;

    /// <summary>
    /// How many times trial users are drawn, after training, to bring the popularity of items to <see cref="PopularityExponent"/>, at least 0;
    /// with 0 it is what guidance makes of it.
    /// </summary>
    public int CalibrationRounds { get; init; } = DefaultCalibrationRounds;

    /// <summary>
    /// From which share of training users what is known of them is withheld, in [0, 1], so that users of whom nothing is known can be
    /// drawn too. Of no effect without features.
    /// </summary>
    public float ConditionDropout { get; init; } = DefaultConditionDropout;

    internal double EvidenceRegularizationFor(int users) => EvidenceRegularization ?? (2 * Math.Pow(users, 0.75));

    internal float GuidanceFor(int users) => Guidance ?? MathF.Min(3, 1 + (500f / users)) switch
    {
        < 1.15f => 1,
        var guidance => guidance,
    };

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfBlocks, 0);
        RequireWithin(Dropout, 0, 0.9f, nameof(Dropout));
        if (EvidenceRegularization is { } lambda && !(lambda >= 0 && double.IsFinite(lambda)))
            throw new ArgumentOutOfRangeException(nameof(EvidenceRegularization), EvidenceRegularization, $"{nameof(EvidenceRegularization)} must be 0 or above.");
        ArgumentOutOfRangeException.ThrowIfLessThan(SamplingSteps, 1);
        RequireWithin(StepGrowth, 0.5f, 5, nameof(StepGrowth));
        RequireWithin(ActivityWeight, 0, 1, nameof(ActivityWeight));
        if (Guidance is { } guidance)
            RequireWithin(guidance, 0, 5, nameof(Guidance));
        RequireWithin(PopularityExponent, 0, 2, nameof(PopularityExponent));
        ArgumentOutOfRangeException.ThrowIfNegative(CalibrationRounds);
        RequireWithin(ConditionDropout, 0, 1, nameof(ConditionDropout));
    }
}
