using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The composite prior of RecVAE (Shenbin et al. 2020): in each dimension a mixture of a standard normal, a wide normal and the user's
/// posterior of the epoch before, which keeps users from being forgotten while they are learnt anew.
/// </summary>
internal sealed class CompositePrior : IDisposable
{
    private readonly CompositePriorOptions options;
    private readonly Weights weights;
    private readonly MultVaeEncoder previous;

    /// <param name="options">The options of the prior.</param>
    /// <param name="itemCount">The number of items.</param>
    /// <param name="network">Whose encoder gives the posteriors.</param>
    /// <param name="widths">The options that the network was made with.</param>
    public CompositePrior(CompositePriorOptions options, int itemCount, MultVaeNetwork network, MultVaeOptions widths)
    {
        this.options = options;
        weights = new(widths.Seed, widths.Device);
        previous = new(weights, itemCount, widths, network.ConditionDimensions);
        Renew(network);
    }

    /// <summary>The encoder of the epoch before.</summary>
    public IReadOnlyList<Tensor> Memory => weights.Parameters;

    /// <summary>Makes the network's present posteriors those of the prior.</summary>
    public void Renew(MultVaeNetwork network)
    {
        using var _ = no_grad();
        foreach (var (old, present) in previous.Parameters.Zip(network.EncoderParameters))
            old.copy_(present);
    }

    /// <summary>
    /// The divergence of posteriors from the prior, user by user, estimated at what was drawn from them, and weighted by γ and the
    /// user's number of items: users × dimensions.
    /// </summary>
    /// <param name="posterior">The posteriors and what was drawn from them.</param>
    /// <param name="users">All items of the users, none dropped.</param>
    /// <param name="conditions">The users' conditions; null for none.</param>
    /// <param name="sizes">The users' numbers of items.</param>
    public Tensor WeightedDivergence(DrawnPosterior posterior, SparseRows users, Tensor? conditions, int[] sizes)
    {
        using var scope = NewDisposeScope();
        var weight = tensor(Array.ConvertAll(sizes, size => options.Gamma * size), float32, posterior.Latent.device).unsqueeze(1);
        return (posterior.LogDensity().Minus(LogDensity(posterior.Latent, users, conditions)) * weight).MoveToOuterDisposeScope();
    }

    /// <summary>The logarithm of the prior's density at points, dimension by dimension.</summary>
    public Tensor LogDensity(Tensor points, SparseRows users, Tensor? conditions)
    {
        using var scope = NewDisposeScope();
        var total = options.StandardWeight + options.PreviousWeight + options.WideWeight;
        var parts = new List<Tensor>();
        Add(options.StandardWeight, () => (zeros_like(points), zeros_like(points)));
        Add(options.PreviousWeight, () => Previous(users, conditions));
        Add(options.WideWeight, () => (zeros_like(points), zeros_like(points).PlusInPlace(options.WideLogVariance)));
        return stack(parts, -1).logsumexp(-1).MoveToOuterDisposeScope();

        void Add(float share, Func<(Tensor Means, Tensor LogVariances)> component)
        {
            if (share == 0)
                return;
            var (means, logVariances) = component();
            parts.Add(DrawnPosterior.LogDensityOf(points, means, logVariances).PlusInPlace(Math.Log(share / total)));
        }
    }

    public void Dispose() => weights.Dispose();

    private (Tensor Means, Tensor LogVariances) Previous(SparseRows users, Tensor? conditions)
    {
        using var _ = no_grad();
        return previous.Encode(users, conditions);
    }
}
