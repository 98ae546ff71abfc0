using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A prior of latent vectors that is learnt with the network: a mixture of normal distributions with independent dimensions, so that kinds of users
/// may lie apart at the cost of saying which kind it is (Dilokthanakul et al. 2016; Jiang et al. 2017).
/// </summary>
internal sealed class MixturePrior
{
    private const int Components = 10;
    private readonly Parameter logShares, means, logVariances;

    /// <summary>Makes a prior, whose weights are added to those of a network.</summary>
    public MixturePrior(Weights weights, int dimensions)
    {
        logShares = weights.Add(new float[Components], 1, Components);
        means = weights.Normal(1, Components, dimensions);
        logVariances = weights.Add(new float[Components * dimensions], Components, dimensions);
    }

    /// <summary>How far posteriors are from the prior, in nats, estimated without bias at what was drawn from them: rows.</summary>
    public Tensor Divergence(DrawnPosterior posterior)
    {
        using var scope = NewDisposeScope();
        var ofComponents = DrawnPosterior.LogDensityOf(posterior.Latent.unsqueeze(1), means, logVariances).sum(dim: 2);
        var prior = ofComponents.Plus(nn.functional.log_softmax(logShares, 1)).logsumexp(1);
        return posterior.LogDensity().sum(dim: 1).Minus(prior).MoveToOuterDisposeScope();
    }

    /// <summary>The prior to draw from.</summary>
    public LatentMixture ToMixture()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var dimensions = (int)means.shape[1];
        return LatentMixture.Of(
            nn.functional.softmax(logShares, 1).ToSingles(),
            [.. means.ToSingles().Chunk(dimensions).Zip(logVariances.ToSingles().Chunk(dimensions), LatentDistribution.Independent)]);
    }
}
