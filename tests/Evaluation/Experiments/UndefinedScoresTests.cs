using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>Recommenders whose scores are not all numbers.</summary>
public class UndefinedScoresTests
{
    [Fact]
    public void An_item_without_a_score_ranks_last_and_is_counted()
    {
        var data = TestData.OfSets(4, [0, 1], [1, 2]);
        var broken = new Broken(new Popularity(), item: 1, float.NaN);
        var model = FiniteScores.Of(broken.Fit(data), broken, data);
        var lists = model.RecommendForUsers(new[] { 0, 1 }, 4);
        Assert.Equal([0, 2, 3, 1], lists.ItemsOf(0));
        Assert.Equal(new(2, 8), model.TakeReplaced());
    }

    [Fact]
    public void An_undefined_rating_becomes_the_mean_rating()
    {
        var data = TestData.OfRatings(3, [[0, 1], [1, 2]], [1, 2, 4, 5]);
        var broken = new Broken(new MatrixFactorization(new() { ApproximationRank = 1 }), item: 2, float.PositiveInfinity);
        var model = FiniteScores.Of(broken.Fit(data), broken, data);
        Assert.Equal(3, model.Score(0, 2));
        Assert.Equal(3, model.ScorePairs(TestData.OfSets(3, [2], []), TestContext.Current.CancellationToken)[0]);
        Assert.Equal(3, model.ScoreNewPairs(data, TestData.OfSets(3, [2], [0]), TestContext.Current.CancellationToken)[0]);
        Assert.Equal(new(3, 4), model.TakeReplaced());
    }

    [Fact]
    public void An_experiment_survives_them_and_says_how_many()
    {
        var few = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 60)]);
        var broken = new Broken(new MatrixFactorization(new() { ApproximationRank = 4, NumberOfIterations = 3 }), item: 0, float.NaN);
        var result = Experiment.Run(few, (training, _, _, _, _) => training, [broken], new() { RelevantFrom = 4, TestUsers = 20 });
        Assert.All(result.Recommenders[0].Arms, arm => Assert.Equal(new(20, 20 * result.Repetitions[0].Items), arm.UndefinedScores));
        Assert.All(result.Recommenders[0].Arms, arm => Assert.Equal(result.Repetitions[0].HeldOutInteractions, arm.UndefinedPredictions.Total));
        Assert.Equal(1 - (1.0 / result.Repetitions[0].Items), result.Recommenders[0].Arms[0].UndefinedScores.Coverage, 12);
        Assert.All(result.Recommenders[0].Arms, arm => Assert.InRange(arm.Rmse!.Value.Value, 0.5, 1.5));
        Assert.Contains("undefined", result.ToTable(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", result.ToJson(), StringComparison.Ordinal);
    }

    private sealed class Broken(IRecommender inner, int item, float score) : IRecommender
    {
        public string Name => "Broken";

        public bool LearnsFromValues => inner.LearnsFromValues;

        public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
            new BrokenModel(inner.Fit(training, progress, cancellationToken), item, score);
    }

    private sealed class BrokenModel(RecommenderModel inner, int broken, float broke) : RecommenderModel(inner.Users, inner.Items)
    {
        public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
        {
            inner.ScoreUsers(users, scores);
            Break(scores);
        }

        public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
        {
            inner.ScoreNewUsers(histories, users, scores);
            Break(scores);
        }

        public override float Score(int user, int item) => item == broken ? broke : inner.Score(user, item);

        private void Break(Span<float> scores)
        {
            for (var at = broken; at < scores.Length; at += Items.Count)
                scores[at] = broke;
        }
    }
}
