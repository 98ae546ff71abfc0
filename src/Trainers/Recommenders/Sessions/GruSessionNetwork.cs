using SynthRec.MLNet.Generators;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Recommenders;

/// <summary>A gated recurrent unit over the items of a session whose state scores items by the embeddings it reads them with.</summary>
internal sealed class GruSessionNetwork : IDisposable
{
    private readonly Parameter items, itemBias, inputWeights, inputBias;
    private readonly GruCell cell;
    private readonly int width;
    private readonly float dropout;

    public GruSessionNetwork(int itemCount, GruSessionOptions options)
    {
        (width, dropout) = (options.HiddenWidth, options.Dropout);
        var deviation = 1 / Math.Sqrt(width);
        Weights = new(options.Seed, options.Device);
        items = Weights.Normal(deviation, itemCount, width);
        itemBias = Weights.Add(new float[itemCount], itemCount);
        inputWeights = Weights.Normal(deviation, 3 * width, width);
        inputBias = Weights.Add(new float[3 * width], 3 * width);
        cell = new(Weights, width);
    }

    public Weights Weights { get; }

    /// <summary>The mean negative log-probability of the items that followed.</summary>
    /// <param name="batch">The sessions.</param>
    /// <param name="random">Draws what is dropped; null drops nothing.</param>
    public Tensor Loss(NextItems batch, SeededRandom? random)
    {
        using var scope = NewDisposeScope();
        return nn.functional.cross_entropy(Logits(batch.Sessions, batch.States, random), tensor(batch.Targets, int64, Weights.Device)).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of all items as the next one: states × items.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="states">Which states, as <see cref="PaddedSessions.StateAfter"/> numbers them.</param>
    /// <param name="random">Draws what is dropped; null drops nothing.</param>
    public Tensor Logits(PaddedSessions sessions, long[] states, SeededRandom? random)
    {
        using var scope = NewDisposeScope();
        var seen = Drop(items.index_select(0, tensor(sessions.Items, int64, Weights.Device)), random);
        var inputs = nn.functional.linear(seen, inputWeights, inputBias).view(sessions.Steps, sessions.Count, 3 * width);
        var all = new Tensor[sessions.Steps + 1];
        all[0] = zeros(sessions.Count, width, device: Weights.Device);
        for (var step = 0; step < sessions.Steps; step++)
            all[step + 1] = cell.Next(inputs.select(0, step), [all[step]])[0];
        var wanted = Drop(cat(all, 0).index_select(0, tensor(states, int64, Weights.Device)), random);
        return nn.functional.linear(wanted, items, itemBias).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();

    private Tensor Drop(Tensor values, SeededRandom? random)
    {
        if (random is null || dropout == 0)
            return values;
        var kept = new float[values.numel()];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = random.NextSingle() < dropout ? 0 : 1 / (1 - dropout);
        return values * tensor(kept, float32, Weights.Device).view(values.shape);
    }
}
