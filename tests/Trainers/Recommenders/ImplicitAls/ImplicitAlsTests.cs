using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class ImplicitAlsTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        var options = new ImplicitAlsOptions();
        Assert.Equal(64, options.ApproximationRank);
        Assert.Equal(0.003, options.Lambda);
        Assert.Equal(1, options.RegularizationExponent);
        Assert.Equal(0.8, options.UnobservedWeight);
        Assert.Equal(16, options.NumberOfIterations);
        Assert.Equal(0, options.Seed);
        Assert.Null(options.NumberOfThreads);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(8, 0)]
    [InlineData(13, 0.5)]
    public void Users_solve_their_normal_equations(int rank, double exponent)
    {
        var training = TestData.Random(60, 25);
        var options = Options(rank, 3) with { RegularizationExponent = exponent };
        var model = (FactorModel)new ImplicitAls(options).Fit(training);
        for (var user = 0; user < training.UserCount; user++)
            AssertSolves(model, options, training.ItemsOf(user), model.UserFactors.Span.Slice(user * rank, rank));
    }

    [Fact]
    public void A_new_user_is_folded_in_by_the_same_normal_equations()
    {
        var options = Options(rank: 6, iterations: 3);
        var model = (FactorModel)new ImplicitAls(options).Fit(TestData.Random(60, 25));
        var histories = TestData.Sets(25, [0, 3, 24], [7], Enumerable.Range(0, 25).ToArray());
        var factors = new float[6];
        for (var user = 0; user < 3; user++)
        {
            model.FoldIn(histories, user, factors);
            AssertSolves(model, options, histories.ItemsOf(user), factors);
        }
    }

    [Fact]
    public void Each_pass_lowers_the_objective()
    {
        var training = TestData.Random(60, 25);
        var objectives = Enumerable.Range(1, 8).Select(iterations => Objective((FactorModel)new ImplicitAls(Options(6, iterations)).Fit(training), Options(6, iterations), training)).ToArray();
        for (var i = 1; i < objectives.Length; i++)
            Assert.True(objectives[i] < objectives[i - 1], $"pass {i + 1}: {objectives[i]} after {objectives[i - 1]}");
    }

    [Fact]
    public void A_user_without_interactions_has_the_mean_factors_of_the_others()
    {
        var training = TestData.Sets(4, [0, 1], [], [1, 2], [3, 0]);
        var model = (FactorModel)new ImplicitAls(Options(rank: 3, iterations: 4)).Fit(training);
        for (var i = 0; i < 3; i++)
        {
            var mean = new[] { 0, 2, 3 }.Average(user => model.UserFactors.Span[user * 3 + i]);
            Assert.Equal(mean, model.UserFactors.Span[1 * 3 + i], 1e-6);
            Assert.Equal(mean, model.UnknownUserFactors.Span[i], 1e-6);
        }
    }

    private static ImplicitAlsOptions Options(int rank, int iterations) =>
        new() { ApproximationRank = rank, NumberOfIterations = iterations, Lambda = 0.02, UnobservedWeight = 0.3, Seed = 4 };

    private static void AssertSolves(FactorModel model, ImplicitAlsOptions options, ReadOnlySpan<int> items, ReadOnlySpan<float> factors)
    {
        var rank = model.Rank;
        var v = Items(model);
        var frequency = items.Length + options.UnobservedWeight * model.Items.Count;
        var system = options.UnobservedWeight * v.TransposeThisAndMultiply(v)
            + options.Lambda * Math.Pow(frequency, options.RegularizationExponent) * Matrix<double>.Build.DenseIdentity(rank);
        var right = Vector<double>.Build.Dense(rank);
        foreach (var item in items)
        {
            system += v.Row(item).OuterProduct(v.Row(item));
            right += v.Row(item);
        }

        var expected = system.Solve(right);
        for (var i = 0; i < rank; i++)
            Assert.Equal(expected[i], factors[i], 1e-4 * expected.L2Norm());
    }

    /// <summary>The objective of the documentation, over every pair.</summary>
    private static double Objective(FactorModel model, ImplicitAlsOptions options, Interactions training)
    {
        var v = Items(model);
        var u = Matrix<double>.Build.Dense(training.UserCount, model.Rank, (user, i) => model.UserFactors.Span[user * model.Rank + i]);
        var counts = training.ItemCounts();
        var sum = 0.0;
        for (var user = 0; user < training.UserCount; user++)
        {
            for (var item = 0; item < training.ItemCount; item++)
            {
                var score = u.Row(user) * v.Row(item);
                sum += options.UnobservedWeight * score * score + (training.ItemsOf(user).Contains(item) ? Math.Pow(score - 1, 2) : 0);
            }

            sum += options.Lambda * (training.CountOf(user) + options.UnobservedWeight * training.ItemCount) * u.Row(user).DotProduct(u.Row(user));
        }

        return sum + Enumerable.Range(0, training.ItemCount).Sum(item =>
            options.Lambda * (counts[item] + options.UnobservedWeight * training.UserCount) * v.Row(item).DotProduct(v.Row(item)));
    }

    private static Matrix<double> Items(FactorModel model) =>
        Matrix<double>.Build.Dense(model.Items.Count, model.Rank, (item, i) => model.ItemFactors.Span[item * model.Rank + i]);
}
