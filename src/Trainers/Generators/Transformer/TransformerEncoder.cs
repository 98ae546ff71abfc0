using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A causal Transformer (SASRec: Kang and McAuley 2018) that attends to the last events only and knows them by how long ago they are
/// (relative positions: Raffel et al. 2020), so that its cache of keys and values can slide along sequences of any length.
/// </summary>
internal sealed class TransformerEncoder : ISequenceEncoder
{
    public const string FamilyName = "transformer";

    /// <summary>What keeps an event from being attended to; finite, so that a sequence that has not begun stays a number.</summary>
    private const float Never = -1e9f;

    private readonly TransformerShape shape;
    private readonly TransformerBlock[] blocks;
    private readonly LayerNorm last;
    private readonly Device device;

    public TransformerEncoder(Weights weights, TransformerShape shape)
    {
        (this.shape, device) = (shape, weights.Device);
        blocks = [.. Enumerable.Range(0, shape.Blocks).Select(_ => new TransformerBlock(weights, shape))];
        last = new(weights, shape.Width);
    }

    public string Family => FamilyName;

    public int Width => shape.Width;

    public static Func<Weights, ISequenceEncoder> Read(BinaryReader reader)
    {
        var shape = TransformerShape.Read(reader);
        return weights => new TransformerEncoder(weights, shape);
    }

    public void Write(BinaryWriter writer) => shape.Write(writer);

    public Tensor Encode(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var length = (int)inputs.shape[1];
        var ages = new long[length * length];
        var masks = new float[length * length];
        for (var at = 0; at < length; at++)
        {
            for (var other = 0; other < length; other++)
            {
                var isSeen = other <= at && at - other < shape.Window;
                ages[(at * length) + other] = isSeen ? at - other : 0;
                masks[(at * length) + other] = isSeen ? 0 : Never;
            }
        }

        var (age, mask) = (tensor(ages, int64, device), tensor(masks, float32, device).view(1, 1, length, length));
        var hidden = inputs;
        foreach (var block in blocks)
        {
            var (keys, values) = block.KeysAndValues(hidden);
            hidden = block.Attend(hidden, keys, values, block.Bias(age).view(1, shape.Heads, length, length).Plus(mask));
        }

        return last.Of(hidden).MoveToOuterDisposeScope();
    }

    /// <summary>What of the past is present, rows × events, and the keys and values of each block, rows × events × width.</summary>
    public Tensor[] Start(int rows) => [zeros(rows, 0, device: device), .. Enumerable.Range(0, 2 * shape.Blocks).Select(_ => zeros(rows, 0, Width, device: device))];

    public (Tensor Output, Tensor[] State) Step(Tensor inputs, Tensor? present, Tensor[] state)
    {
        using var scope = NewDisposeScope();
        var next = new Tensor[state.Length];
        next[0] = Slide(state[0], present ?? ones(inputs.shape[0], 1, device: device));
        var length = (int)next[0].shape[1];
        var age = tensor([.. Enumerable.Range(0, length).Select(at => (long)(length - 1 - at))], int64, device);
        var mask = ones_like(next[0]).Minus(next[0]).Times(Never).view(-1, 1, 1, length);
        var hidden = inputs.unsqueeze(1);
        for (var i = 0; i < blocks.Length; i++)
        {
            var (keys, values) = blocks[i].KeysAndValues(hidden);
            next[1 + (2 * i)] = Slide(state[1 + (2 * i)], keys);
            next[2 + (2 * i)] = Slide(state[2 + (2 * i)], values);
            hidden = blocks[i].Attend(hidden, next[1 + (2 * i)], next[2 + (2 * i)], blocks[i].Bias(age).view(1, shape.Heads, 1, length).Plus(mask));
        }

        return (last.Of(hidden).squeeze(1).MoveToOuterDisposeScope(), Array.ConvertAll(next, tensor => tensor.MoveToOuterDisposeScope()));
    }

    private Tensor Slide(Tensor past, Tensor now)
    {
        var all = cat([past, now], 1);
        var surplus = all.shape[1] - shape.Window;
        return surplus > 0 ? all.narrow(1, surplus, shape.Window).contiguous() : all;
    }
}
