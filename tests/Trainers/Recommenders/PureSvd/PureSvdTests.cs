using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class PureSvdTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        Assert.Equal(30, new PureSvdOptions().ApproximationRank);
        Assert.Equal(12, new PureSvdOptions().NumberOfIterations);
        Assert.Equal(0, new PureSvdOptions().Seed);
        Assert.Null(new PureSvdOptions().NumberOfThreads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(500)]
    public void Scores_are_the_projection_on_the_leading_singular_vectors_of_a_dense_decomposition(int rank)
    {
        var training = TestData.Random(80, 30);
        var x = Dense(training);
        var kept = Math.Min(rank, 30);
        var vectors = x.Svd().VT.SubMatrix(0, kept, 0, 30).Transpose();
        var expected = x * vectors * vectors.Transpose();

        // Many passes, so that what is left of the iteration is below single precision.
        var model = (FactorModel)new PureSvd(new() { ApproximationRank = rank, NumberOfIterations = 60 }).Fit(training);

        Assert.Equal(kept, model.Rank);
        for (var user = 0; user < 80; user++)
        {
            var scores = model.Scores(user);
            for (var item = 0; item < 30; item++)
                Assert.Equal(expected[user, item], scores[item], 1e-5);
        }
    }

    [Fact]
    public void Singular_vectors_come_largest_first_and_are_orthonormal()
    {
        var training = TestData.Random(80, 30);
        var model = (FactorModel)new PureSvd(new() { ApproximationRank = 6, NumberOfIterations = 60 }).Fit(training);
        var items = Matrix<double>.Build.Dense(30, 6, (item, i) => model.ItemFactors.Span[item * 6 + i]);
        var users = Dense(training) * items;
        var singular = Dense(training).Svd(computeVectors: false).S;
        var gram = items.TransposeThisAndMultiply(items);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(singular[i], users.Column(i).L2Norm(), 1e-4);
            for (var j = 0; j < 6; j++)
                Assert.Equal(i == j ? 1 : 0, gram[i, j], 1e-5);
        }
    }

    [Fact]
    public void The_default_number_of_passes_keeps_what_the_best_subspace_keeps()
    {
        var training = RealData.MovieLensSmall.WithValueAtLeast(4).Core(20);
        var model = (FactorModel)new PureSvd().Fit(training);
        var kept = 0.0;
        foreach (var factor in model.UserFactors.Span)
            kept += (double)factor * factor;
        var best = Dense(training).Svd(computeVectors: false).S.Take(model.Rank).Sum(value => value * value);
        Assert.InRange(kept / best, 0.9999, 1.00001);
    }

    [Fact]
    public void Vectors_beyond_the_rank_of_the_data_are_zero()
    {
        var model = (FactorModel)new PureSvd(new() { ApproximationRank = 3 }).Fit(TestData.Sets(4, [0, 1], [0, 1], [2]));
        for (var item = 0; item < 4; item++)
            Assert.Equal(0, model.ItemFactors.Span[item * 3 + 2]);
        Assert.Equal(1, model.Score(0, 1), 1e-5);
        Assert.Equal(0, model.Score(0, 2), 1e-5);
    }

    private static Matrix<double> Dense(Interactions data) =>
        Matrix<double>.Build.Dense(data.UserCount, data.ItemCount, (user, item) => data.ItemsOf(user).Contains(item) ? 1 : 0);
}
