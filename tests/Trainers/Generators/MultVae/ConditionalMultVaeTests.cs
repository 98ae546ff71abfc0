using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ConditionalMultVaeTests
{
    private const int Users = UsersOfMixedKinds.Count;
    private static readonly MultVaeOptions Small = new() { HiddenWidth = 16, LatentDimensions = 8, MaximumNumberOfEpochs = 40, BatchSize = 50, LearningRate = 0.01f, NumberOfThreads = 1, Guidance = 1, LeastUsersOfPair = 0 };

    private static readonly Interactions TwoKinds = UsersOfMixedKinds.Make();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Users_take_the_items_that_go_with_their_features_the_more_the_stronger_the_condition()
    {
        using var model = new MultVaeGenerator(Small).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        var weak = UsersOfMixedKinds.ShareOfOwnKind(model, 0.5f);
        var plain = UsersOfMixedKinds.ShareOfOwnKind(model, 1);
        var strong = UsersOfMixedKinds.ShareOfOwnKind(model, 2);

        // Real users have 0.7; the mean share of 400 users of 10 items has a deviation of at most 0.008.
        Assert.InRange(plain, 0.6, 0.8);
        Assert.True(weak < plain - 0.02 && plain < strong - 0.02, $"{weak:F3}, {plain:F3}, {strong:F3}");
    }

    [Fact]
    public void A_condition_of_no_strength_draws_the_items_of_unconditional_users()
    {
        using var model = new MultVaeGenerator(Small).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        var unconditional = model.Sample(new() { UserCount = 50, Seed = 3 }, null, Cancellation);
        var without = model.Sample(new() { UserCount = 50, Seed = 3, UserFeatures = UsersOfMixedKinds.Features(50, "n"), ConditionStrength = 0 }, null, Cancellation);
        Assert.Equal(unconditional.ItemIndices, without.ItemIndices);
        Assert.InRange(unconditional.ItemIndices.ToArray().Average(item => item < 20 ? 1.0 : 0.0), 0.3, 0.7);
    }

    [Fact]
    public void Users_without_features_are_learnt_from_and_a_loaded_model_draws_the_same_users()
    {
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 3 }).Fit(TwoKinds, UsersOfMixedKinds.Features(Users / 2, "u"), null, Cancellation);
        UsersOfMixedKinds.AssertSurvivesSaving(model);
    }

    [Fact]
    public void Histories_and_features_together_continue_users_with_items_they_do_not_have()
    {
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 3 }).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        UsersOfMixedKinds.AssertContinues(model, TwoKinds);
    }

    [Fact]
    public void The_latent_mean_is_the_likeliest_ridge_regression_of_the_posterior_means_on_the_condition()
    {
        using var scope = torch.NewDisposeScope();
        var data = TestData.OfSets(6, [0, 1], [1, 2, 5], [0, 3, 4, 5], [2]);
        using var network = new MultVaeNetwork(6, new() { HiddenWidth = 5, LatentDimensions = 3, Seed = 3 }, 1);
        var features = new FeatureVectors(data.Users, 1, [1, 2, 5, -3]);
        var conditions = Conditions.Of(data, features);
        var rows = new SparseRows(4);
        for (var user = 0; user < 4; user++)
            MultVaeUsers.AddRow(rows, data.ItemsOf(user));
        var c = Enumerable.Range(0, 4).Select(user => (double)conditions.Of(user)[0]).ToArray();
        var means = network.Encode(rows, torch.tensor(Array.ConvertAll(c, x => (float)x)).view(4, 1)).Mean.contiguous().data<float>().ToArray();

        var distribution = NewUserLatents.OfUsers(data, [0, 1, 2, 3], network, batchSize: 3, conditions);
        var at2 = distribution.Transform(torch.zeros(1, 3), torch.full([1, 1], 2f)).data<float>().ToArray();
        for (var i = 0; i < 3; i++)
        {
            var y = Enumerable.Range(0, 4).Select(user => (double)means[(3 * user) + i]).ToArray();
            var (cross, squares) = (c.Zip(y, (a, b) => (a - c.Average()) * (b - y.Average())).Sum(), y.Sum(b => Math.Pow(b - y.Average(), 2)));
            var gram = Matrix<double>.Build.Dense(1, 1, c.Sum(a => Math.Pow(a - c.Average(), 2)));
            var slope = new LikeliestRidge(gram).Fit(Vector<double>.Build.Dense(1, cross), squares, rows: 4).Coefficients[0];
            Assert.Equal(y.Average() + (slope * (2 - c.Average())), at2[i], 1e-4);
        }
    }
}
