using System.Text.Json.Serialization;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="Utility"/>.</summary>
public sealed record UtilityOptions
{
    /// <summary>The default of <see cref="K"/>.</summary>
    public const int DefaultK = 10;

    /// <summary>The default of <see cref="VisibleFraction"/>.</summary>
    public const double DefaultVisibleFraction = 0.8;

    /// <summary>The default of <see cref="TestFraction"/>.</summary>
    public const double DefaultTestFraction = 1.0 / 6;

    /// <summary>The default of <see cref="MaximumTestUsers"/>.</summary>
    public const int DefaultMaximumTestUsers = 1_000;

    /// <summary>The default of <see cref="NumberOfSplits"/>.</summary>
    public const int DefaultNumberOfSplits = 3;

    /// <summary>
    /// The recommenders, with different names, that can score users who were not in training; null for EASE, implicit ALS (32 factors,
    /// 8 iterations) and PureSVD (6 iterations). <see cref="Popularity"/> is always judged besides, as the anchor of what needs no knowledge of users.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<IRecommender>? Recommenders { get; init; }

    /// <summary>The length of the recommended lists, at least 1 and at most the number of items of the real users.</summary>
    public int K { get; init; } = DefaultK;

    /// <summary>The share of a test user's interactions that is visible, in (0, 1); the rest is to be predicted.</summary>
    public double VisibleFraction { get; init; } = DefaultVisibleFraction;

    /// <summary>
    /// From which value on an interaction is one to recommend, such as a rating of 4; null: all are. The same for real and synthetic users, for
    /// training and for judging, as in <see cref="ExperimentOptions.RelevantFrom"/>.
    /// </summary>
    public float? RelevantFrom { get; init; }

    /// <summary>
    /// The share of real users who are tested on if there is no holdout, and of synthetic users in <see cref="UtilityArm.TrainRealTestSynthetic"/> and
    /// <see cref="UtilityArm.TrainSyntheticTestSynthetic"/>, in (0, 1).
    /// </summary>
    public double TestFraction { get; init; } = DefaultTestFraction;

    /// <summary>The most users tested on, at least 2; of more, a random part is.</summary>
    public int MaximumTestUsers { get; init; } = DefaultMaximumTestUsers;

    /// <summary>Into how many random pairs of a visible and a held-out part each real test user is split, at least 1.</summary>
    public int NumberOfSplits { get; init; } = DefaultNumberOfSplits;

    /// <summary>By how many visible interactions test users are cold, medium or warm; null for thirds of them.</summary>
    public ActivityBounds? UserBounds { get; init; }

    /// <summary>By how many interactions with real users items are cold, medium or warm; null for thirds of them.</summary>
    public ActivityBounds? ItemBounds { get; init; }

    /// <summary>The shares of the synthetic users that the points of the learning curve are trained on, each in (0, 1]; none for no curve.</summary>
    public IReadOnlyList<double> LearningCurveShares { get; init; } = [0.125, 0.25, 0.5, 1];

    /// <summary>The recommender of the learning curve; null for the last of <see cref="Recommenders"/>.</summary>
    [JsonIgnore]
    public IRecommender? LearningCurveRecommender { get; init; }

    /// <summary>The seed of all draws: test users, splits, subsets, resamples.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads for ranking; null for all processors. The result does not depend on it. Recommenders have their own option.</summary>
    public int? NumberOfThreads { get; init; }

    /// <summary>The recommenders without the anchor.</summary>
    internal IReadOnlyList<IRecommender> Candidates => Recommenders ??
    [
        new Ease(new() { NumberOfThreads = NumberOfThreads }),
        new ImplicitAls(new() { ApproximationRank = 32, NumberOfIterations = 8, NumberOfThreads = NumberOfThreads }),
        new PureSvd(new() { NumberOfIterations = 6, NumberOfThreads = NumberOfThreads }),
    ];

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(K, 1);
        RequireShare(VisibleFraction, nameof(VisibleFraction));
        RequireShare(TestFraction, nameof(TestFraction));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumTestUsers, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfSplits, 1);
        if (NumberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(NumberOfThreads));
        if (RelevantFrom is { } least && !float.IsFinite(least))
            throw new ArgumentOutOfRangeException(nameof(RelevantFrom), least, "The least relevant value must be finite.");
        UserBounds?.Validate(nameof(UserBounds));
        ItemBounds?.Validate(nameof(ItemBounds));
        foreach (var share in LearningCurveShares)
        {
            if (!(share is > 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(LearningCurveShares), share, "The shares of the learning curve must be above 0 and at most 1.");
        }

        if (Recommenders is { Count: 0 } || Candidates.DistinctBy(recommender => recommender.Name).Count() < Candidates.Count)
            throw new ArgumentException("There must be at least one recommender, and no two of the same name.", nameof(Recommenders));
    }

    private static void RequireShare(double share, string name)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, share, $"{name} must lie between 0 and 1.");
    }
}
