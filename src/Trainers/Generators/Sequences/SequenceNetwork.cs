using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What all families share around their encoder: the embedding of events, and the heads that say whether a sequence ends, else after
/// which gap the next event comes, then with which item, then of which type (a marked temporal point process: Du et al. 2016).
/// </summary>
internal sealed class SequenceNetwork : IDisposable
{
    private readonly SequenceShape shape;
    private readonly Parameter items, gaps, positions, eras, types;
    private readonly Parameter endWeights, endBias, gapWeights, gapBias;
    private readonly Parameter queryWeights, queryGaps, outWeights, itemBias, gateWeights, gateBias, strengthWeight;
    private readonly Parameter typeWeights, typeBias;

    /// <summary>Makes a network.</summary>
    /// <param name="shape">What it tells apart.</param>
    /// <param name="encoderOf">Makes the encoder.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="first">What it predicts before it has learnt anything; null if weights will be read.</param>
    /// <param name="device">Where it is.</param>
    public SequenceNetwork(SequenceShape shape, Func<Weights, ISequenceEncoder> encoderOf, int seed, FirstGuess? first = null, ComputeDevice device = ComputeDevice.Cpu)
    {
        this.shape = shape;
        first ??= FirstGuess.Nothing(shape);
        Weights = new(seed, device);
        Encoder = encoderOf(Weights);
        var width = Encoder.Width;
        var deviation = 1 / Math.Sqrt(width);
        var typeCount = Math.Max(1, shape.EventTypes);
        items = Weights.Normal(deviation, shape.Items + 1, width);
        gaps = Weights.Normal(deviation, shape.Gaps + 1, width);
        positions = Weights.Normal(deviation, Positions.Count, width);
        eras = Weights.Normal(deviation, Eras.Count, width);
        types = Weights.Normal(deviation, typeCount, width);
        endWeights = Weights.Normal(0.1 * deviation, 1, width);
        endBias = Weights.Add(first.EndLogOdds, Positions.Count, 1);
        gapWeights = Weights.Normal(0.1 * deviation, shape.Gaps, width);
        gapBias = Weights.Add(first.GapLogShares, shape.Gaps);
        queryWeights = Weights.Normal(deviation, width, width);
        queryGaps = Weights.Normal(0.1, shape.Gaps + 1, width);
        outWeights = Weights.Normal(deviation, width, width);
        itemBias = Weights.Add(first.ItemLogShares, shape.Items);
        gateWeights = Weights.Add(new float[width], 1, width);
        gateBias = Weights.Add([1], 1);
        strengthWeight = Weights.Add([0], 1, 1);
        typeWeights = Weights.Normal(0.1 * deviation, typeCount, width);
        typeBias = Weights.Add(first.TypeLogShares, typeCount);
    }

    public ISequenceEncoder Encoder { get; }

    public Weights Weights { get; }

    /// <summary>Events as vectors: rows × width.</summary>
    public Tensor Embed(EventInputs inputs)
    {
        using var scope = NewDisposeScope();
        var sum = Pick(items, inputs.Items).Plus(Pick(gaps, inputs.Gaps)).Plus(Pick(positions, inputs.Positions)).Plus(Pick(eras, inputs.Eras));
        if (shape.EventTypes > 0)
            sum = sum.Plus(Pick(types, inputs.Types));
        return sum.Times(Math.Sqrt(Encoder.Width)).MoveToOuterDisposeScope();
    }

    /// <summary>The log-odds that a sequence ends: rows.</summary>
    public Tensor EndLogits(Tensor hidden, List<long> position)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(hidden, endWeights).Plus(Pick(endBias, position)).view(-1).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of the bins of the next gap: rows × bins.</summary>
    public Tensor GapLogits(Tensor hidden) => nn.functional.linear(hidden, gapWeights, gapBias);

    /// <summary>What the next item is looked for with, given the gap before it: rows × width.</summary>
    public Tensor Query(Tensor hidden, List<long> nextGaps)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(nn.functional.gelu(nn.functional.linear(hidden, queryWeights).Plus(Pick(queryGaps, nextGaps))), outWeights).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of the next item: rows × items.</summary>
    public Tensor ItemLogits(Tensor query, SparseEvidence? evidence)
    {
        using var scope = NewDisposeScope();
        var logits = nn.functional.linear(query, items.narrow(0, 0, shape.Items), itemBias);
        if (evidence is not null)
            logits = evidence.AddTo(logits, nn.functional.linear(query, gateWeights, gateBias).Plus(nn.functional.linear(evidence.Strengths(query.device), strengthWeight)));
        return logits.MoveToOuterDisposeScope();
    }

    /// <summary>The logits of the type of the next event, given its item: rows × types.</summary>
    public Tensor TypeLogits(Tensor query, List<long> nextItems)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(query.Plus(Pick(items, nextItems).Times(Math.Sqrt(Encoder.Width))), typeWeights, typeBias).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();

    private static Tensor Pick(Tensor table, List<long> rows)
    {
        using var indices = tensor([.. rows], int64, table.device);
        return table.index_select(0, indices);
    }
}
