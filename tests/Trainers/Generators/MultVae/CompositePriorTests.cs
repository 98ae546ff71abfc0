using SynthRec.MLNet.Generators;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class CompositePriorTests : IDisposable
{
    private const int Users = 4;
    private const int Items = 6;
    private const int Dimensions = 3;
    private static readonly int[] All = [0, 1, 2, 3];
    private static readonly int[] Sizes = [2, 3, 4, 1];
    private static readonly Interactions Data = TestData.OfSets(Items, [0, 1], [1, 2, 5], [0, 3, 4, 5], [2]);
    private static readonly MultVaeOptions Widths = new() { HiddenWidth = 5, LatentDimensions = Dimensions, Seed = 3 };
    private static readonly MultVaeOptions Small = new() { HiddenWidth = 16, LatentDimensions = 8, MaximumNumberOfEpochs = 10, BatchSize = 50, NumberOfThreads = 1, CompositePrior = new() };
    private readonly MultVaeNetwork network = new(Items, Widths);
    private readonly DisposeScope scope = torch.NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        network.Dispose();
    }

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new CompositePriorOptions();
        Assert.Equal((0.15f, 0.75f, 0.1f), (options.StandardWeight, options.PreviousWeight, options.WideWeight));
        Assert.Equal((10f, 0.005f), (options.WideLogVariance, options.Gamma));
        Assert.Null(new MultVaeOptions().CompositePrior);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        MultVaeOptions[] wrong =
        [
            new() { CompositePrior = new() { StandardWeight = -1 } }, new() { CompositePrior = new() { PreviousWeight = float.NaN } }, new() { CompositePrior = new() { WideWeight = -1 } },
            new() { CompositePrior = new() { StandardWeight = 0, PreviousWeight = 0, WideWeight = 0 } }, new() { CompositePrior = new() { WideLogVariance = 21 } },
            new() { CompositePrior = new() { Gamma = 1.1f } }, new() { CompositePrior = new(), LatentSource = LatentSource.Prior },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new MultVaeGenerator(options)));
    }

    [Fact]
    public void With_the_standard_part_alone_the_estimate_is_that_of_the_divergence_in_closed_form()
    {
        using var prior = new CompositePrior(new() { StandardWeight = 2, PreviousWeight = 0, WideWeight = 0, Gamma = 1 }, Items, network, Widths);
        var (mean, logVariance) = Posteriors(network);
        const int Draws = 4_000;
        var sums = new double[Users];
        var squares = new double[Users];
        for (var draw = 0; draw < Draws; draw++)
        {
            using var one = torch.NewDisposeScope();
            var values = Divergences(prior, DrawnPosterior.Draw(mean, logVariance, Normal(draw)));
            for (var user = 0; user < Users; user++)
            {
                sums[user] += values[user] / Draws;
                squares[user] += values[user] * values[user] / Draws;
            }
        }

        var exact = DrawnPosterior.Draw(mean, logVariance, Normal(0)).DivergenceFromStandardNormal().sum(1).data<float>().ToArray();
        for (var user = 0; user < Users; user++)
            Assert.Equal(Sizes[user] * exact[user], sums[user], 5 * Math.Sqrt((squares[user] - (sums[user] * sums[user])) / Draws));
    }

    [Fact]
    public void With_the_previous_part_alone_posteriors_have_not_moved_until_the_encoder_does()
    {
        using var prior = new CompositePrior(new() { StandardWeight = 0, PreviousWeight = 1, WideWeight = 0, Gamma = 1 }, Items, network, Widths);
        using var other = new MultVaeNetwork(Items, Widths with { Seed = 4 });
        Assert.All(Divergences(prior, Drawn(network)), value => Assert.Equal(0, value, 1e-5));
        Assert.All(Divergences(prior, Drawn(other)), value => Assert.True(Math.Abs(value) > 1e-3));
        prior.Renew(other);
        Assert.All(Divergences(prior, Drawn(other)), value => Assert.Equal(0, value, 1e-5));
    }

    [Fact]
    public void The_density_is_that_of_the_mixture_in_each_dimension()
    {
        using var prior = new CompositePrior(new() { WideLogVariance = 2 }, Items, network, Widths);
        var (mean, logVariance) = Posteriors(network);
        var points = Normal(7);
        var density = prior.LogDensity(points, Rows(), null).data<float>().ToArray();
        var (x, m, s) = (points.data<float>().ToArray(), mean.contiguous().data<float>().ToArray(), logVariance.contiguous().data<float>().ToArray());
        for (var at = 0; at < density.Length; at++)
            Assert.Equal(Math.Log((0.15 * Density(x[at], 0, 1)) + (0.75 * Density(x[at], m[at], Math.Exp(s[at]))) + (0.1 * Density(x[at], 0, Math.Exp(2)))), density[at], 1e-4);

        static double Density(double x, double mean, double variance) => Math.Exp(-(x - mean) * (x - mean) / variance / 2) / Math.Sqrt(2 * Math.PI * variance);
    }

    [Fact]
    public void The_divergence_of_a_user_is_weighted_by_gamma_and_the_number_of_its_items()
    {
        CompositePriorOptions options = new() { Gamma = 1 };
        using var whole = new CompositePrior(options, Items, network, Widths);
        using var half = new CompositePrior(options with { Gamma = 0.5f }, Items, network, Widths);
        using var none = new CompositePrior(options with { Gamma = 0 }, Items, network, Widths);
        MultVaeUsers Batch() => new(Data, All, dropout: 0, Dimensions, SeededRandom.For(1));
        float Loss(CompositePrior prior) => Batch().Loss(network, prior).item<float>();
        Assert.Equal(Batch().Loss(network, beta: 0).item<float>(), Loss(none), 1e-5f);
        Assert.Equal(2 * (Loss(half) - Loss(none)), Loss(whole) - Loss(none), 1e-4f);
        var noise = new float[Users * Dimensions];
        StandardNormal.Fill(SeededRandom.For(1), noise);
        var (mean, logVariance) = Posteriors(network);
        var posterior = DrawnPosterior.Draw(mean, logVariance, torch.tensor(noise).view(Users, Dimensions));
        Assert.Equal(Divergences(whole, posterior).Average(), Loss(whole) - Loss(none), 1e-4f);
    }

    [Fact]
    public void A_model_learns_with_it_and_the_same_seed_gives_the_same_bytes()
    {
        var data = UsersOfTwoKinds.Make(41);
        var options = Small with { MaximumNumberOfEpochs = 60, LearningRate = 0.01f };
        using var first = new MultVaeGenerator(options).Fit(data, null, TestContext.Current.CancellationToken);
        using var second = new MultVaeGenerator(options).Fit(data, null, TestContext.Current.CancellationToken);
        Assert.Equal(ModelBytes.Of(first), ModelBytes.Of(second));

        // Users who take both kinds of items alike are 0.25 from doing so, by chance.
        Assert.InRange(UsersOfTwoKinds.OneKindness(first), 0.5, 1);
    }

    [Fact]
    public void It_goes_with_conditions()
    {
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 40, LearningRate = 0.01f, Guidance = 1 })
            .Fit(UsersOfMixedKinds.Make(), UsersOfMixedKinds.Features(UsersOfMixedKinds.Count, "u"), null, TestContext.Current.CancellationToken);
        Assert.InRange(UsersOfMixedKinds.ShareOfOwnKind(model, 1), 0.6, 0.8);
    }

    private static float[] Divergences(CompositePrior prior, DrawnPosterior posterior) =>
        prior.WeightedDivergence(posterior, Rows(), null, Sizes).sum(1).data<float>().ToArray();

    private static DrawnPosterior Drawn(MultVaeNetwork network)
    {
        var (mean, logVariance) = Posteriors(network);
        return DrawnPosterior.Draw(mean, logVariance, Normal(1));
    }

    private static (Tensor Mean, Tensor LogVariance) Posteriors(MultVaeNetwork network)
    {
        using var _ = torch.no_grad();
        return network.Encode(Rows());
    }

    private static SparseRows Rows() => MultVaeUsers.Rows([.. All.Select(user => Data.ItemsOf(user).ToArray())]);

    private static Tensor Normal(int seed)
    {
        var values = new float[Users * Dimensions];
        StandardNormal.Fill(SeededRandom.For(seed), values);
        return torch.tensor(values).view(Users, Dimensions);
    }
}
