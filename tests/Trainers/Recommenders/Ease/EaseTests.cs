using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class EaseTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        Assert.Equal(250, new EaseOptions().Lambda);
        Assert.Null(new EaseOptions().NumberOfThreads);
    }

    [Fact]
    public void Weights_equal_the_closed_form()
    {
        var training = TestData.Random(40, 15);
        var model = (ItemItemModel)new Ease(new() { Lambda = 3 }).Fit(training);
        var x = Matrix<double>.Build.Dense(40, 15, (user, item) => training.ItemsOf(user).Contains(item) ? 1 : 0);
        var p = (x.TransposeThisAndMultiply(x) + 3 * Matrix<double>.Build.DenseIdentity(15)).Inverse();
        for (var from = 0; from < 15; from++)
        {
            for (var to = 0; to < 15; to++)
                Assert.Equal(from == to ? 0 : -p[from, to] / p[to, to], model.Weight(from, to), 1e-5);
        }
    }

    [Fact]
    public void An_item_that_nobody_took_has_no_weight()
    {
        var model = (ItemItemModel)new Ease().Fit(TestData.Sets(3, [0, 1], [0, 1]));
        Assert.Equal(0, model.Weight(0, 2));
        Assert.Equal(0, model.Weight(2, 0));
        Assert.Equal(0, model.Score(0, 2));
    }

    [Fact]
    public void An_interaction_that_stands_twice_counts_once()
    {
        var builder = new InteractionsBuilder(duplicates: DuplicatePolicy.KeepAll);
        foreach (var (user, item) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 2) })
            builder.Add(user, item);
        var twice = builder.Build(TestData.Ids("u", 2), TestData.Ids("i", 3));
        var once = TestData.Sets(3, [0, 1], [1, 2]);
        Assert.Equal(AllScores(new Ease().Fit(once), 2), AllScores(new Ease().Fit(twice), 2));
    }

    private static float[] AllScores(RecommenderModel model, int users)
    {
        var scores = new float[users * model.Items.Count];
        model.ScoreUsers(Enumerable.Range(0, users).ToArray(), scores);
        return scores;
    }
}
