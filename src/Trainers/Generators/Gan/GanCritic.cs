using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The critic of a Wasserstein GAN with gradient penalty (Gulrajani et al. 2017): judges packs of users (Lin et al. 2018), each by
/// its items and the logarithm of how many it was to have.
/// </summary>
internal sealed class GanCritic : IDisposable
{
    /// <summary>Keeps the derivative of a norm finite at 0.</summary>
    private const float Smallest = 1e-12f;

    private readonly Parameter items, itemsBias, size, pack, packBias, score;
    private readonly int packSize;

    public GanCritic(int itemCount, GanOptions options)
    {
        var width = options.CriticWidth;
        packSize = options.PackSize;
        Weights = new(~options.Seed, options.Device);
        items = Weights.Normal(Math.Sqrt(2.0 / width), width, itemCount);
        itemsBias = Weights.Add(new float[width], width);
        size = Weights.Add(new float[width], 1, width);
        pack = Weights.Normal(Math.Sqrt(2.0 / (packSize * width)), width, packSize * width);
        packBias = Weights.Add(new float[width], width);
        score = Weights.Normal(Math.Sqrt(1.0 / width), 1, width);
    }

    public Weights Weights { get; }

    /// <summary>How real each pack looks: packs × 1.</summary>
    /// <param name="sets">Users × items, each row of about unit length; the users of a pack follow each other.</param>
    /// <param name="logSizes">Users × 1.</param>
    public Tensor Score(Tensor sets, Tensor logSizes)
    {
        using var scope = NewDisposeScope();
        var users = nn.functional.relu(nn.functional.linear(sets, items, itemsBias).Plus(logSizes.matmul(size)));
        var packs = nn.functional.relu(nn.functional.linear(users.view(-1, pack.shape[1]), pack, packBias));
        return nn.functional.linear(packs, score).MoveToOuterDisposeScope();
    }

    /// <summary>What the critic is to minimise: how much more real generated packs look than real ones, and the penalty of its gradient between them.</summary>
    /// <param name="real">Real users.</param>
    /// <param name="generated">As many generated ones, of the same sizes.</param>
    /// <param name="logSizes">Users × 1.</param>
    /// <param name="penalty">The weight λ of the penalty.</param>
    /// <param name="random">Draws where between the real and the generated pack the gradient is taken.</param>
    public Tensor Loss(Tensor real, Tensor generated, Tensor logSizes, double penalty, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var between = Between(real, generated, random);
        var slope = autograd.grad([Score(between, logSizes).sum()], [between], retain_graph: true, create_graph: true)[0];
        var squares = slope.view(-1, packSize * slope.shape[1]).square().sum(1);
        var norms = squares.Plus(full_like(squares, Smallest)).sqrt();
        var excess = norms.Minus(ones_like(norms)).square().mean();
        return Score(generated, logSizes).mean().Minus(Score(real, logSizes).mean()).Plus(excess.Times(penalty)).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();

    private Tensor Between(Tensor real, Tensor generated, SeededRandom random)
    {
        var shares = new float[real.shape[0]];
        for (var user = 0; user < shares.Length; user++)
            shares[user] = user % packSize == 0 ? random.NextSingle() : shares[user - 1];
        return generated.Plus(real.Minus(generated) * tensor(shares, float32, real.device).view(-1, 1)).detach().requires_grad_();
    }
}
