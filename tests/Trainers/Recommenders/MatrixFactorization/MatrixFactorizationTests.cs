using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class MatrixFactorizationTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        var options = new MatrixFactorizationOptions();
        Assert.Equal(64, options.ApproximationRank);
        Assert.Equal(0.03, options.Lambda);
        Assert.Equal(5, options.Shrinkage);
        Assert.Equal(0.05, options.LearningRate);
        Assert.Equal(20, options.NumberOfIterations);
        Assert.Equal(0, options.Seed);
        Assert.Null(options.NumberOfThreads);
    }

    [Fact]
    public void Many_passes_come_to_the_loss_that_alternating_exact_solves_come_to()
    {
        var ratings = TestData.Random(30, 12, itemsPerUser: 8);
        var options = new MatrixFactorizationOptions { ApproximationRank = 2, Lambda = 0.05, Shrinkage = 0.6, LearningRate = 0.05, NumberOfIterations = 3000 };
        var reference = new AlternatingReference(ratings, options);
        var model = (FactorModel)new MatrixFactorization(options).Fit(ratings);
        var loss = reference.Loss(model);
        Assert.InRange(loss / reference.Minimum(passes: 500), 0.99, 1.01);
        Assert.True(loss < 0.9 * reference.Loss((FactorModel)new MatrixFactorization(options with { NumberOfIterations = 5 }).Fit(ratings)));
    }

    [Fact]
    public void Ratings_that_are_sums_of_biases_are_predicted_where_they_were_not_seen()
    {
        var builder = new InteractionsBuilder(withValues: true);
        for (var user = 0; user < 40; user++)
        {
            for (var item = 0; item < 20; item++)
            {
                if ((user * 7 + item * 3) % 5 != 0)
                    builder.Add(user, item, Sum(user, item));
            }
        }

        var model = new MatrixFactorization(new() { ApproximationRank = 1, Lambda = 1e-4, Shrinkage = 0, NumberOfIterations = 300 }).Fit(builder.Build(TestData.Ids("u", 40), TestData.Ids("i", 20)));
        for (var user = 0; user < 40; user++)
        {
            for (var item = 0; item < 20; item++)
                Assert.Equal(Sum(user, item), model.Score(user, item), 0.1);
        }

        static float Sum(int user, int item) => 3 + (user % 5 - 2) * 0.4f + (item % 4 - 1.5f) * 0.5f;
    }

    [Fact]
    public void Predictions_follow_the_scale_of_the_ratings()
    {
        var ratings = TestData.Random(60, 25);
        var scaled = new Interactions(ratings.Users, ratings.Items, ratings.Offsets.ToArray(), ratings.ItemIndices.ToArray(), [.. ratings.Values.ToArray().Select(value => 1000 + 20 * value)]);
        var (model, scaledModel) = (new MatrixFactorization().Fit(ratings), new MatrixFactorization().Fit(scaled));
        foreach (var user in new[] { -1, 0, 59 })
        {
            for (var item = -1; item < 25; item++)
                Assert.Equal(1000 + 20 * model.Score(user, item), scaledModel.Score(user, item), 0.05);
        }
    }

    [Fact]
    public void Held_out_ratings_are_predicted_better_than_by_biases_alone()
    {
        var (training, heldOut) = RealData.MovieLensSmall.HoldOutRandom(0.2, seed: 1);
        var biases = new AlternatingReference(training, new() { ApproximationRank = 0 });
        biases.Minimum(passes: 10);
        var model = new MatrixFactorization().Fit(training);
        Assert.True(Error(heldOut, model.Score) < Error(heldOut, biases.Predict), $"{Error(heldOut, model.Score)} against {Error(heldOut, biases.Predict)} by biases");
    }

    [Fact]
    public void An_item_with_one_high_rating_scores_below_one_that_many_rate_highly()
    {
        var builder = new InteractionsBuilder(withValues: true);
        for (var user = 0; user < 40; user++)
        {
            builder.Add(user, 0, user % 4 == 0 ? 4 : 5);
            for (var item = 1; item < 6; item++)
                builder.Add(user, item, 1 + (user * 3 + item) % 5);
        }

        builder.Add(0, 6, 5);
        var data = builder.Build(TestData.Ids("u", 40), TestData.Ids("i", 7));
        var model = new MatrixFactorization(new() { ApproximationRank = 2, NumberOfIterations = 200 }).Fit(data);
        var mean = model.Score(-1, -1);
        Assert.InRange(model.Score(-1, 6), mean, mean + (5 - mean) / (1 + MatrixFactorizationOptions.DefaultShrinkage));
        Assert.InRange(model.Score(-1, 0), mean + 0.7 * (4.75 - mean), 4.75);
    }

    [Fact]
    public void Shrinkage_more_than_doubles_what_is_found_among_all_items()
    {
        var split = RealData.MovieLensSmall.SplitUsers(200, seed: 1);
        var (shrunk, unshrunk) = (Hits(new()), Hits(new() { Shrinkage = 0 }));
        Assert.True(shrunk > 2 * unshrunk, $"{shrunk} hits against {unshrunk}");

        int Hits(MatrixFactorizationOptions options)
        {
            var lists = new MatrixFactorization(options).Fit(split.Training).RecommendForNewUsers(split.Visible, 10);
            var liked = split.HeldOut.WithValueAtLeast(4);
            return Enumerable.Range(0, liked.UserCount).Sum(user => lists.ItemsOf(user).ToArray().Intersect(liked.ItemsOf(user).ToArray()).Count());
        }
    }

    [Fact]
    public void A_new_user_is_folded_in_by_ridge_regression_on_the_item_factors()
    {
        var options = new MatrixFactorizationOptions { ApproximationRank = 3, Lambda = 0.2, Shrinkage = 3, NumberOfIterations = 10 };
        var model = (FactorModel)new MatrixFactorization(options).Fit(TestData.Random(60, 25));
        var newcomer = TestData.Random(1, 25, seed: 9);
        var factors = new float[model.Rank];
        model.FoldIn(newcomer, 0, factors);

        var items = newcomer.ItemsOf(0).ToArray();
        var features = Matrix<double>.Build.Dense(items.Length, 4, (row, i) => model.ItemFactors.Span[items[row] * model.Rank + i]);
        var targets = Vector<double>.Build.Dense(items.Length, row => newcomer.ValuesOf(0)[row] - model.ItemFactors.Span[items[row] * model.Rank + 4]);
        var expected = (features.TransposeThisAndMultiply(features) + (options.Lambda * items.Length + options.Shrinkage) * Matrix<double>.Build.DenseIdentity(4))
            .Solve(features.TransposeThisAndMultiply(targets));
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], factors[i], 1e-4);
        Assert.Equal(1, factors[4]);
        Assert.Equal(expected * features.Row(0) + model.ItemFactors.Span[items[0] * model.Rank + 4], model.ScoresOfNew(newcomer, 0)[items[0]], 1e-4);
    }

    [Fact]
    public void Strangers_score_what_is_known_without_them()
    {
        var builder = new InteractionsBuilder(withValues: true);
        foreach (var (user, item, value) in new[] { (0, 0, 5f), (0, 1, 4f), (1, 0, 4f), (1, 1, 1f), (3, 0, 3f) })
            builder.Add(user, item, value);
        var model = (FactorModel)new MatrixFactorization(new() { ApproximationRank = 2 }).Fit(builder.Build(TestData.Ids("u", 4), TestData.Ids("i", 3)));
        var mean = 17 / 5f;
        var userBias = model.UserFactors.Span[0 * 4 + 2];
        var meanAndItemBias = model.ItemFactors.Span[1 * 4 + 3];
        Assert.Equal(mean, model.Score(-1, -1), 1e-6);
        Assert.Equal(mean + userBias, model.Score(0, -1), 1e-6);
        Assert.Equal(meanAndItemBias, model.Score(-1, 1), 1e-6);

        // User 2 and item 2 are named but have no rating.
        Assert.Equal(model.Score(-1, 1), model.Score(2, 1));
        Assert.Equal(model.Score(0, -1), model.Score(0, 2), 1e-6);
        Assert.Equal(mean, model.Score(2, 2), 1e-6);
    }

    [Fact]
    public void Equal_ratings_are_predicted_as_they_are()
    {
        var ratings = TestData.Random(20, 9);
        var equal = new Interactions(ratings.Users, ratings.Items, ratings.Offsets.ToArray(), ratings.ItemIndices.ToArray(), [.. Enumerable.Repeat(4f, ratings.Count)]);
        var model = new MatrixFactorization().Fit(equal);
        Assert.Equal(4, model.Score(3, 3), 0.01);
        Assert.Equal(4, model.Score(-1, -1), 1e-6);
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var ratings = TestData.Random(60, 25);
        Assert.NotEqual(new MatrixFactorization(new() { Seed = 1 }).Fit(ratings).Scores(0), new MatrixFactorization(new() { Seed = 2 }).Fit(ratings).Scores(0));
    }

    private static double Error(Interactions heldOut, Func<int, int, float> predict) => Math.Sqrt(Enumerable.Range(0, heldOut.UserCount).Sum(user =>
        heldOut.ItemsOf(user).ToArray().Zip(heldOut.ValuesOf(user).ToArray(), (item, value) => Math.Pow(predict(user, item) - value, 2)).Sum()) / heldOut.Count);
}
