using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A mini-batch of users for <see cref="MultVaeNetwork"/>: what the encoder sees, what the decoder must give back, and the latent noise.</summary>
internal sealed class MultVaeUsers
{
    private readonly SparseRows targets;
    private readonly Lazy<SparseRows> complete;
    private readonly int[] sizes;
    private readonly float[] noise;
    private readonly int latentDimensions;
    private ConditionRows? conditions;

    public MultVaeUsers(Interactions data, ReadOnlySpan<int> users, float dropout, int latentDimensions, SeededRandom random)
    {
        Count = users.Length;
        var items = new int[users.Length][];
        for (var row = 0; row < users.Length; row++)
            items[row] = data.ItemsOf(users[row]).ToArray();
        sizes = Array.ConvertAll(items, own => own.Length);
        complete = new(() => Rows(items));
        Inputs = new(users.Length);
        targets = new(users.Length);
        this.latentDimensions = latentDimensions;
        for (var row = 0; row < users.Length; row++)
        {
            AddRow(Inputs, items[row], dropout, random);
            targets.StartRow();
            foreach (var item in items[row])
                targets.Add((long)row * data.ItemCount + item, 1f / users.Length);
        }

        noise = new float[users.Length * latentDimensions];
        StandardNormal.Fill(random, noise);
    }

    public int Count { get; }

    public SparseRows Inputs { get; }

    /// <summary>Tells the users' conditions; null for none.</summary>
    public MultVaeUsers Under(ConditionRows? known)
    {
        conditions = known;
        return this;
    }

    /// <summary>The rows of users given by their items.</summary>
    public static SparseRows Rows(IReadOnlyCollection<int[]> users)
    {
        var rows = new SparseRows(users.Count);
        foreach (var items in users)
            AddRow(rows, items);
        return rows;
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

    /// <summary>The mean over users of the negative evidence lower bound, its divergence from a standard normal prior weighted by β.</summary>
    /// <param name="network">The encoder and decoder.</param>
    /// <param name="beta">The weight of the divergence.</param>
    /// <param name="decode">Makes latent vectors and conditions into logits; null for the network's decoder.</param>
    public Tensor Loss(MultVaeNetwork network, double beta, Func<Tensor, Tensor?, Tensor>? decode = null) =>
        Loss(network, decode ?? network.Decode, posterior => posterior.DivergenceFromStandardNormal().sum().Times(beta / Count));

    /// <summary>The same with a composite prior, whose divergence is weighted by γ and each user's number of items.</summary>
    public Tensor Loss(MultVaeNetwork network, CompositePrior prior) =>
        Loss(network, network.Decode, posterior => prior.WeightedDivergence(posterior, complete.Value, conditions?.ToTensor(network.Weights.Device), sizes).sum().Times(1.0 / Count));

    private Tensor Loss(MultVaeNetwork network, Func<Tensor, Tensor?, Tensor> decode, Func<DrawnPosterior, Tensor> divergence)
    {
        using var scope = NewDisposeScope();
        var condition = conditions?.ToTensor(network.Weights.Device);
        var (mean, logVariance) = network.Encode(Inputs, condition);
        var posterior = DrawnPosterior.Draw(mean, logVariance, tensor(noise, float32, mean.device).view(-1, latentDimensions));
        var likelihood = targets.WeightedSum(nn.functional.log_softmax(decode(posterior.Latent, condition), 1));
        return divergence(posterior).Minus(likelihood).MoveToOuterDisposeScope();
    }
}
