using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class MultVaeUsersTests : IDisposable
{
    private const int Users = 4;
    private const int Items = 6;
    private const int Dimensions = 3;
    private static readonly int[] All = [0, 1, 2, 3];
    private static readonly Interactions Data = TestData.OfSets(Items, [0, 1], [1, 2, 5], [0, 3, 4, 5], [2]);
    private readonly MultVaeNetwork network = new(Items, new() { HiddenWidth = 5, LatentDimensions = Dimensions, Seed = 3 });

    public void Dispose() => network.Dispose();

    [Fact]
    public void The_divergence_is_that_of_two_normal_distributions_in_closed_form()
    {
        using var scope = torch.NewDisposeScope();
        var users = new MultVaeUsers(Data, All, dropout: 0, Dimensions, SeededRandom.For(1));
        var (mean, logVariance) = network.Encode(users.Inputs);
        var (m, s) = (mean.contiguous().data<float>().ToArray(), logVariance.contiguous().data<float>().ToArray());

        // KL(N(m, S) ‖ N(0, I)) = ½ (tr S + mᵀm − d − ln det S), user by user, with S as a matrix.
        var expected = 0.0;
        for (var user = 0; user < Users; user++)
        {
            var center = DenseVector.OfEnumerable(m.Skip(user * Dimensions).Take(Dimensions).Select(x => (double)x));
            var covariance = DenseMatrix.OfDiagonalArray([.. s.Skip(user * Dimensions).Take(Dimensions).Select(x => Math.Exp(x))]);
            expected += 0.5 * (covariance.Trace() + (center * center) - Dimensions - Math.Log(covariance.Determinant())) / Users;
        }

        var weighted = users.Loss(network, 1).item<float>() - users.Loss(network, 0).item<float>();
        Assert.True(expected > 0.01);
        Assert.Equal(expected, weighted, 1e-4);
        Assert.Equal(2 * weighted, users.Loss(network, 2).item<float>() - users.Loss(network, 0).item<float>(), 1e-4);
    }

    [Fact]
    public void Without_divergence_the_loss_is_the_negative_multinomial_log_likelihood_of_the_items()
    {
        using var scope = torch.NewDisposeScope();
        var users = new MultVaeUsers(Data, All, dropout: 0, Dimensions, SeededRandom.For(1));
        var noise = new float[Users * Dimensions];
        StandardNormal.Fill(SeededRandom.For(1), noise);
        var (mean, logVariance) = network.Encode(users.Inputs);
        var (m, s) = (mean.contiguous().data<float>().ToArray(), logVariance.contiguous().data<float>().ToArray());
        var latent = m.Select((x, i) => x + (MathF.Exp(s[i] / 2) * noise[i])).ToArray();
        var logits = network.Decode(torch.tensor(latent).view(Users, Dimensions)).data<float>().ToArray();

        var expected = 0.0;
        for (var user = 0; user < Users; user++)
        {
            var own = logits.Skip(user * Items).Take(Items).Select(x => (double)x).ToArray();
            var normaliser = Math.Log(own.Sum(Math.Exp));
            foreach (var item in Data.ItemsOf(user))
                expected -= (own[item] - normaliser) / Users;
        }

        Assert.Equal(expected, users.Loss(network, 0).item<float>(), 1e-4);
    }

    [Fact]
    public void The_encoder_sees_rows_of_unit_length_and_dropout_keeps_their_expected_weight()
    {
        using var scope = torch.NewDisposeScope();
        var rows = new SparseRows(1);
        MultVaeUsers.AddRow(rows, [0, 2, 3, 5]);
        Assert.Equal(4 * 0.5f, rows.WeightedSum(torch.ones(Items)).item<float>(), 1e-6f);

        const int Draws = 2_000;
        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
            sum += new MultVaeUsers(Data, [2], dropout: 0.5f, Dimensions, SeededRandom.For(draw)).Inputs.WeightedSum(torch.ones(Items)).item<float>();

        // Four items of weight 1, each kept or not: variance 4 · 1 · ¼.
        Assert.InRange(sum / Draws, 2 - (4 / Math.Sqrt(Draws)), 2 + (4 / Math.Sqrt(Draws)));
    }

    [Fact]
    public void The_aggregated_posterior_has_the_mean_and_covariance_of_the_mixture_of_posteriors()
    {
        using var scope = torch.NewDisposeScope();
        var rows = new SparseRows(Users);
        foreach (var user in All)
            MultVaeUsers.AddRow(rows, Data.ItemsOf(user));
        var (mean, logVariance) = network.Encode(rows);
        var means = Matrix<double>.Build.DenseOfRowMajor(Users, Dimensions, mean.contiguous().data<float>().ToArray().Select(x => (double)x));
        var variances = Matrix<double>.Build.DenseOfRowMajor(Users, Dimensions, logVariance.contiguous().data<float>().ToArray().Select(x => Math.Exp(x)));
        var center = means.ColumnSums() / Users;
        var covariance = (means.TransposeThisAndMultiply(means) / Users) - center.OuterProduct(center) + DenseMatrix.OfDiagonalVector(variances.ColumnSums() / Users);

        const int Draws = 40_000;
        var distribution = NewUserLatents.OfUsers(Data, All, network, batchSize: 3);
        var normal = new float[Draws * Dimensions];
        StandardNormal.Fill(SeededRandom.For(5), normal);
        var drawn = distribution.Transform(torch.tensor(normal).view(Draws, Dimensions)).data<float>().ToArray();
        for (var i = 0; i < Dimensions; i++)
        {
            var values = drawn.Where((_, at) => at % Dimensions == i).Select(x => (double)x).ToArray();
            Assert.Equal(center[i], values.Average(), 5 * Math.Sqrt(covariance[i, i] / Draws));
            for (var j = 0; j < Dimensions; j++)
            {
                var others = drawn.Where((_, at) => at % Dimensions == j).Select(x => (double)x).ToArray();
                var product = values.Zip(others, (a, b) => (a - center[i]) * (b - center[j])).Average();
                var deviation = Math.Sqrt(((covariance[i, i] * covariance[j, j]) + (covariance[i, j] * covariance[i, j])) / Draws);
                Assert.Equal(covariance[i, j], product, 5 * deviation);
            }
        }
    }
}
