namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="Experiment"/>.</summary>
public sealed record ExperimentOptions
{
    /// <summary>The default of <see cref="TestFraction"/>.</summary>
    public const double DefaultTestFraction = 1.0 / 6;

    /// <summary>The default of <see cref="VisibleFraction"/>.</summary>
    public const double DefaultVisibleFraction = 0.8;

    /// <summary>The default of <see cref="K"/>.</summary>
    public const int DefaultK = 10;

    /// <summary>The default of <see cref="NumberOfSeeds"/>.</summary>
    public const int DefaultNumberOfSeeds = 1;

    /// <summary>Who is recommended to.</summary>
    public ExperimentProtocol Protocol { get; init; }

    /// <summary>The number of test users under strong generalisation; null for <see cref="TestFraction"/> of all.</summary>
    public int? TestUsers { get; init; }

    /// <summary>The share of users who are test users under strong generalisation, in (0, 1).</summary>
    public double TestFraction { get; init; } = DefaultTestFraction;

    /// <summary>The share of a test user's interactions that is visible, in (0, 1); the rest is to be predicted.</summary>
    public double VisibleFraction { get; init; } = DefaultVisibleFraction;

    /// <summary>Which part of a test user's interactions is held out.</summary>
    public HeldOutPart HeldOut { get; init; }

    /// <summary>The length of the recommended lists, at least 1 and at most the number of items. Arms are compared at this cut-off.</summary>
    public int K { get; init; } = DefaultK;

    /// <summary>Further cut-offs to give the ranking metrics at.</summary>
    public IReadOnlyList<int> MoreCutoffs { get; init; } = [];

    /// <summary>
    /// From which value on an interaction is one to recommend, such as a rating of 4; null: all are. The same for training and for judging:
    /// recommenders that do not learn from values are trained on these interactions alone, and the held-out ones among them are the relevant items.
    /// </summary>
    public float? RelevantFrom { get; init; }

    /// <summary>How many synthetic users are made; null: as many as the generator learns from.</summary>
    public int? SyntheticUsers { get; init; }

    /// <summary>The temperature of generators that have one; see <see cref="Generators.SampleRequest.Temperature"/>.</summary>
    public float Temperature { get; init; } = Generators.SampleRequest.DefaultTemperature;

    /// <summary>How often the whole is repeated with another split and another draw, at least 1. The users of all repetitions are judged together.</summary>
    public int NumberOfSeeds { get; init; } = DefaultNumberOfSeeds;

    /// <summary>The first seed; repetitions use the following ones.</summary>
    public int Seed { get; init; }

    /// <summary>What to train on; null: all that the protocol has.</summary>
    public IReadOnlyList<ExperimentArm>? Arms { get; init; }

    /// <summary>
    /// The number of threads for sampling, ranking and comparing users; null for all processors. What is ranked and compared does not depend on it;
    /// what a neural generator draws can, see <see cref="Generators.SampleRequest.Seed"/>.
    /// </summary>
    public int? NumberOfThreads { get; init; }

    internal IReadOnlyList<int> Cutoffs => [.. MoreCutoffs.Prepend(K).Distinct()];

    internal IReadOnlyList<ExperimentArm> ArmsToRun => Arms?.Distinct().ToArray() ?? [.. Enum.GetValues<ExperimentArm>().Where(IsPossible)];

    internal void Validate()
    {
        RequireShare(TestFraction, nameof(TestFraction));
        RequireShare(VisibleFraction, nameof(VisibleFraction));
        foreach (var k in Cutoffs)
            ArgumentOutOfRangeException.ThrowIfLessThan(k, 1, k == K ? nameof(K) : nameof(MoreCutoffs));
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfSeeds, 1);
        if (NumberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(NumberOfThreads));
        if (!(Temperature > 0))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "The temperature must be above 0.");
        if (RelevantFrom is { } least && !float.IsFinite(least))
            throw new ArgumentOutOfRangeException(nameof(RelevantFrom), least, "The least relevant value must be finite.");
        if (TestUsers is { } testUsers)
            ArgumentOutOfRangeException.ThrowIfLessThan(testUsers, 1, nameof(TestUsers));
        if (SyntheticUsers is { } syntheticUsers)
            ArgumentOutOfRangeException.ThrowIfLessThan(syntheticUsers, 1, nameof(SyntheticUsers));
        if (HeldOut == HeldOutPart.AfterPointInTime && Protocol == ExperimentProtocol.Strong)
            throw new ArgumentException($"{HeldOutPart.AfterPointInTime} needs weak generalisation: under strong generalisation the training users tell of the future. Choose {HeldOutPart.Latest}, or {ExperimentProtocol.Weak}.", nameof(HeldOut));
        foreach (var arm in ArmsToRun)
        {
            if (!IsPossible(arm))
                throw new ArgumentException($"Under {Protocol} generalisation there is no arm {arm}: all real users are test users.", nameof(Arms));
        }
    }

    private bool IsPossible(ExperimentArm arm) =>
        Protocol == ExperimentProtocol.Strong || arm is ExperimentArm.Visible or ExperimentArm.VisibleAndSynthetic or ExperimentArm.Synthetic;

    private static void RequireShare(double share, string name)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, share, $"{name} must lie between 0 and 1.");
    }
}
