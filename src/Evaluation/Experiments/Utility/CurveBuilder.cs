using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Trains one recommender on growing parts of the synthetic users.</summary>
internal sealed class CurveBuilder(UtilityData data, UtilityJudge judge, UtilityOptions options)
{
    public const string GainName = "Gain of more synthetic users";
    private readonly List<(LearningPoint Point, Figure Ndcg)> points = [];

    public List<string> Notes { get; } = [];

    public IReadOnlyList<LearningPoint> Points => [.. points.Select(point => point.Point)];

    /// <summary>Adds a point for each share of the options; that of all synthetic users may be known.</summary>
    public void Build(IRecommender recommender, ArmScores? ofAll)
    {
        var order = SeededRandom.For(options.Seed, UtilityPurpose.LearningCurve).Permutation(data.Synthetic.UserCount);
        foreach (var count in options.LearningCurveShares.Order().Select(share => Math.Max(1, (int)Math.Round(share * order.Length))).Distinct())
        {
            var whole = count == order.Length;
            var users = whole ? data.Synthetic : data.Synthetic.SelectUsers([.. order[..count].Order()]);
            var scores = whole && ofAll is not null ? ofAll : judge.JudgeTrainedOn(recommender, users);
            if (scores.Failure is { } failure)
            {
                Notes.Add($"No point of the learning curve at {count} synthetic users: {failure}");
                continue;
            }

            var ndcg = scores.Mean(RankingMetric.Ndcg);
            points.Add((new(count, users.Count, ndcg.Interval.Within(0, 1)), ndcg));
        }
    }

    /// <summary>Whether the last step of the curve still rose.</summary>
    public Metric Gain(string recommender)
    {
        var definition = $"NDCG@{options.K} of TSTR with all synthetic users of the learning curve less that with those of the point before. Interval and p-value by a paired t-test; above 0 more synthetic users may be worth still more.";
        if (points.Count < 2)
            return Metric.NotDefined(GainName, recommender, $"The learning curve has {points.Count} points, and a step takes two. Learn from two or more shares of the synthetic users, or give more of them.", definition) with { Direction = MetricDirection.Descriptive };
        var gain = points[^1].Ndcg - points[^2].Ndcg;
        return Metric.Of(GainName, recommender, gain.Value, definition) with { Interval = gain.Interval, PValue = gain.PValue, Direction = MetricDirection.Descriptive };
    }
}
