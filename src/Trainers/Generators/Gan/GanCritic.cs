using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The critic of a Wasserstein GAN (Gulrajani et al. 2017): judges packs of users (Lin et al. 2018), each by its items and the logarithm
/// of how many it was to have, and by how well the items go with the user's condition (projection: Miyato and Koyama 2018).
/// </summary>
internal sealed class GanCritic : IDisposable
{
    /// <summary>Keeps the derivative of a norm finite at 0.</summary>
    private const float Smallest = 1e-12f;

    private readonly CriticLayer items, pack, score;
    private readonly CriticLayer? condition;
    private readonly CriticLayer[] layers;
    private readonly Parameter itemsBias, size, packBias;
    private readonly GanOptions options;

    public GanCritic(int itemCount, GanOptions options, int conditionDimensions = 0)
    {
        this.options = options;
        var width = options.CriticWidth;
        var random = SeededRandom.For(options.Seed, RandomPurpose.SpectralNorm);
        Weights = new(~options.Seed, options.Device);
        items = Layer(Math.Sqrt(2.0 / width), width, itemCount);
        itemsBias = Weights.Add(new float[width], width);
        size = Weights.Add(new float[width], 1, width);
        pack = Layer(Math.Sqrt(2.0 / (options.PackSize * width)), width, options.PackSize * width);
        packBias = Weights.Add(new float[width], width);
        score = Layer(Math.Sqrt(1.0 / width), 1, width);
        condition = conditionDimensions == 0 ? null : Layer(Math.Sqrt(1.0 / (width * conditionDimensions)), width, conditionDimensions);
        layers = [.. new[] { items, pack, score, condition }.OfType<CriticLayer>()];

        CriticLayer Layer(double deviation, int outputs, int inputs) =>
            new(Weights.Normal(deviation, outputs, inputs), options.CriticBound == CriticBound.SpectralNormalization, random);
    }

    public Weights Weights { get; }

    /// <summary>What layers remember besides their weights.</summary>
    public IEnumerable<Tensor> Directions => layers.SelectMany(layer => layer.Directions);

    /// <summary>How real each pack looks: packs × 1.</summary>
    /// <param name="sets">Users × items, each row of about unit length; the users of a pack follow each other.</param>
    /// <param name="logSizes">Users × 1.</param>
    /// <param name="conditions">The condition of each user, 0 throughout where there is none; null for none at all.</param>
    public Tensor Score(Tensor sets, Tensor logSizes, Tensor? conditions = null)
    {
        using var scope = NewDisposeScope();
        var users = nn.functional.relu(nn.functional.linear(sets, items.Value(), itemsBias).Plus(logSizes.matmul(size)));
        var packs = nn.functional.relu(nn.functional.linear(users.view(-1, options.PackSize * options.CriticWidth), pack.Value(), packBias));
        var scores = nn.functional.linear(packs, score.Value());
        if (condition is not null && conditions is not null)
            scores = scores.Plus((users * nn.functional.linear(conditions, condition.Value())).view(-1, options.PackSize * options.CriticWidth).sum(1).unsqueeze(1));
        return scores.MoveToOuterDisposeScope();
    }

    /// <summary>What the critic is to minimise: how much more real generated packs look than real ones, and the penalty of its gradient between them if that is its bound.</summary>
    /// <param name="real">Real users.</param>
    /// <param name="generated">As many generated ones, of the same sizes under the same conditions.</param>
    /// <param name="logSizes">Users × 1.</param>
    /// <param name="conditions">The condition of each user, 0 throughout where there is none; null for none at all.</param>
    /// <param name="random">Draws where between the real and the generated pack the gradient is taken.</param>
    public Tensor Loss(Tensor real, Tensor generated, Tensor logSizes, Tensor? conditions, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        foreach (var layer in layers)
            layer.Follow();
        var distance = Score(generated, logSizes, conditions).mean().Minus(Score(real, logSizes, conditions).mean());
        if (options.CriticBound == CriticBound.GradientPenalty)
            distance = distance.Plus(Excess(Between(real, generated, random), logSizes, conditions).Times(options.GradientPenalty));
        return distance.MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var layer in layers)
            layer.Dispose();
        Weights.Dispose();
    }

    /// <summary>The mean square by which the norm of the gradient differs from 1.</summary>
    private Tensor Excess(Tensor between, Tensor logSizes, Tensor? conditions)
    {
        var slope = autograd.grad([Score(between, logSizes, conditions).sum()], [between], retain_graph: true, create_graph: true)[0];
        var squares = slope.view(-1, options.PackSize * slope.shape[1]).Squared().sum(1);
        var norms = squares.Plus(zeros_like(squares).PlusInPlace(Smallest)).sqrt();
        return norms.Minus(ones_like(norms)).Squared().mean();
    }

    private Tensor Between(Tensor real, Tensor generated, SeededRandom random)
    {
        var shares = new float[real.shape[0]];
        for (var user = 0; user < shares.Length; user++)
            shares[user] = user % options.PackSize == 0 ? random.NextSingle() : shares[user - 1];
        return generated.Plus(real.Minus(generated) * tensor(shares, float32, real.device).view(-1, 1)).detach().requires_grad_();
    }
}
