using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Judges given synthetic users by what recommenders learn from them: trained on real, on synthetic and on both, and tested on users whom nobody
/// was trained on, who are folded in by a part of what they took (strong generalisation). Where a generator is at hand, <see cref="Experiment"/> owns the split.
/// </summary>
/// <remarks>
/// <para>
/// Ranked are all items of the real users trained on, in a random order where scores are equal; items are matched by their ids. Test users without a
/// relevant held-out item are left out. Interactions with other items are left out, counted and noted.
/// </para>
/// <para>
/// Intervals (95 %) and p-values are over test users and given this training data and these synthetic users; how much another draw would change is
/// told by <see cref="Robustness"/> of an experiment with several seeds. They are not corrected for several comparisons.
/// </para>
/// <para>
/// What the arm <see cref="UtilityArm.TrainSyntheticTestSynthetic"/> tells is all that somebody has who has synthetic data alone; the metrics of TSTS say
/// whether that picks the recommender that real data picks. The same data and options give the same report.
/// </para>
/// <para>Time: four fits of each recommender, the largest with real and synthetic users together, and those of the learning curve.</para>
/// </remarks>
public static class Utility
{
    /// <summary>Judges synthetic users.</summary>
    /// <param name="real">The real users that may be trained on: those whom the generator learnt from.</param>
    /// <param name="synthetic">The synthetic users; items are matched by id.</param>
    /// <param name="holdout">
    /// Real users whom the generator never saw. Null tests on a part of <paramref name="real"/>, which the report says: a generator that learnt from them makes
    /// synthetic data look better than it is.
    /// </param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The data cannot be judged; the message says why and how to mend it.</exception>
    /// <exception cref="ArgumentException">An option is out of its range or does not fit the data.</exception>
    public static UtilityReport Evaluate(
        Interactions real,
        Interactions synthetic,
        Interactions? holdout = null,
        UtilityOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new();
        options.Validate();
        var data = UtilityData.Of(real, synthetic, holdout, options);
        var slices = new SliceMetrics(data, options);
        var judge = new UtilityJudge(data, slices.ItemMasks, options, cancellationToken);
        var candidates = options.Candidates;
        var recommenders = WithAnchor(candidates);
        var results = new List<RecommenderUtility>();
        foreach (var recommender in recommenders)
        {
            progress?.Report(new("judging recommenders", results.Count, recommenders.Count, recommender.Name));
            results.Add(judge.Judge(recommender));
        }

        progress?.Report(new("judging recommenders", results.Count, recommenders.Count));
        var curve = new CurveBuilder(data, judge, options);
        var learner = options.LearningCurveRecommender ?? candidates[^1];
        var at = recommenders.IndexOf(learner);
        curve.Build(learner, at < 0 ? null : results[at][UtilityArm.TrainSyntheticTestReal]);
        var anchor = results.Single(result => result.Name == AnchorName);
        var metrics = new UtilityMetrics(options, anchor);
        return new()
        {
            Options = options,
            Counts = data.Counts,
            HasHoldout = holdout is not null,
            Metrics =
            [
                .. results.SelectMany(metrics.Of),
                .. new ParityMetrics(results, data.RealTest, options).Of(),
                .. results.SelectMany(slices.Of),
                .. results.Select(result => SplitSpread.Of(result, data.RealTest, options)),
                curve.Gain(learner.Name),
            ],
            Scores = [.. results.SelectMany(ScoresOf)],
            LearningCurveRecommender = learner.Name,
            LearningCurve = curve.Points,
            Notes = [.. data.Notes, .. curve.Notes, .. judge.Notes],
        };
    }

    private static string AnchorName { get; } = new Popularity().Name;

    private static List<IRecommender> WithAnchor(IReadOnlyList<IRecommender> candidates) =>
        [.. candidates, .. candidates.Any(candidate => candidate.Name == AnchorName) ? Array.Empty<IRecommender>() : [new Popularity()]];

    private static IEnumerable<UtilityScore> ScoresOf(RecommenderUtility result) => Enum.GetValues<UtilityArm>()
        .Where(arm => result[arm].Failure is null)
        .Select(arm => new UtilityScore(result.Name, arm, Of(result[arm], RankingMetric.Ndcg), Of(result[arm], RankingMetric.Precision), Of(result[arm], RankingMetric.Recall)));

    private static Estimate Of(ArmScores scores, RankingMetric metric) => scores.Mean(metric).Interval.Within(0, 1);
}
