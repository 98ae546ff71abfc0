using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A mini-batch of users for <see cref="MultVaeNetwork"/>: what the encoder sees, what the decoder must give back, and the latent noise.</summary>
internal sealed class MultVaeUsers
{
    private readonly SparseRows targets;
    private readonly float[] noise;
    private readonly int latentDimensions;
    private ConditionRows? conditions;

    public MultVaeUsers(Interactions data, ReadOnlySpan<int> users, float dropout, int latentDimensions, SeededRandom random)
    {
        Count = users.Length;
        Inputs = new(users.Length);
        targets = new(users.Length);
        this.latentDimensions = latentDimensions;
        for (var row = 0; row < users.Length; row++)
        {
            var items = data.ItemsOf(users[row]);
            AddRow(Inputs, items, dropout, random);
            targets.StartRow();
            foreach (var item in items)
                targets.Add((long)row * data.ItemCount + item, 1f / users.Length);
        }

        noise = new float[users.Length * latentDimensions];
        StandardNormal.Fill(random, noise);
    }

    public int Count { get; }

    public SparseRows Inputs { get; }

    /// <summary>Tells the users' conditions, of a share of users none.</summary>
    public MultVaeUsers Under(Conditions? known, ReadOnlySpan<int> users, float dropout, SeededRandom random)
    {
        conditions = known?.RowsOf(users, dropout, random);
        return this;
    }

    /// <summary>A user's items scaled to unit length.</summary>
    public static void AddRow(SparseRows rows, ReadOnlySpan<int> items)
    {
        rows.StartRow();
        foreach (var item in items)
            rows.Add(item, 1 / MathF.Sqrt(items.Length));
    }

    /// <summary>The same, of which a share is dropped and the rest scaled up.</summary>
    private static void AddRow(SparseRows rows, ReadOnlySpan<int> items, float dropout, SeededRandom random)
    {
        var weight = 1 / MathF.Sqrt(items.Length) / (1 - dropout);
        rows.StartRow();
        foreach (var item in items)
        {
            if (dropout == 0 || random.NextSingle() >= dropout)
                rows.Add(item, weight);
        }
    }

    /// <summary>The mean over users of the negative evidence lower bound, its divergence weighted by β.</summary>
    /// <param name="network">The encoder and decoder.</param>
    /// <param name="beta">The weight of the divergence.</param>
    /// <param name="decode">Makes latent vectors into logits; null for the network's decoder.</param>
    public Tensor Loss(MultVaeNetwork network, double beta, Func<Tensor, Tensor>? decode = null)
    {
        using var scope = NewDisposeScope();
        var condition = conditions?.ToTensor(network.Weights.Device);
        var (mean, logVariance) = network.Encode(Inputs, condition);
        var latent = mean.Plus(logVariance.Times(0.5).exp() * tensor(noise, float32, mean.device).view(-1, latentDimensions));
        var logits = decode is null ? network.Decode(latent, condition) : decode(latent);
        var likelihood = targets.WeightedSum(nn.functional.log_softmax(logits, 1));
        var divergence = StandardNormal.DivergenceFrom(mean, logVariance).sum().Times(1.0 / Count);
        return divergence.Times(beta).Minus(likelihood).MoveToOuterDisposeScope();
    }
}
