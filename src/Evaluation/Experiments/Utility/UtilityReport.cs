namespace SynthRec.MLNet.Evaluation;

/// <summary>What given synthetic users are worth to recommenders.</summary>
public sealed record UtilityReport
{
    /// <summary>The options it was made with.</summary>
    public required UtilityOptions Options { get; init; }

    /// <summary>The sizes of the data, and what was left out.</summary>
    public required UtilityCounts Counts { get; init; }

    /// <summary>
    /// Whether the test users were given as a holdout. If not they are a part of the real users, and a generator that learnt from
    /// them makes every figure of synthetic data look better than it is.
    /// </summary>
    public required bool HasHoldout { get; init; }

    /// <summary>Every figure, with its definition, interval and test, or the reason why there is none.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The recommenders in each arm in which they could be judged, in the order of the options; the anchor last unless it is among them.</summary>
    public required IReadOnlyList<UtilityScore> Scores { get; init; }

    /// <summary>The name of the recommender of <see cref="LearningCurve"/>.</summary>
    public required string LearningCurveRecommender { get; init; }

    /// <summary>The points of the learning curve by rising number of synthetic users; those that could not be trained are left out and noted.</summary>
    public required IReadOnlyList<LearningPoint> LearningCurve { get; init; }

    /// <summary>What a reader must know to read the figures, a sentence or two each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The metric of a name and a subject.</summary>
    /// <param name="name">The name, such as <c>Share of real</c>.</param>
    /// <param name="subject">The recommender or slice; null for all together.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Metric this[string name, string? subject = null] => Metrics.Named(name, subject);
}
