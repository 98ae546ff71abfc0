using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Predicts the hidden items of users from the visible ones: a residual network from a sparse set to logits of all items.</summary>
internal sealed class MaskedSetNetwork : IDisposable
{
    private const int SizeFeatures = 2;
    private readonly Weights weights;
    private readonly EmbeddingBag embeddings;
    private readonly Parameter sizeWeights, inputBias, outputWeights, outputBias;
    private readonly (Parameter In, Parameter InBias, Parameter Out, Parameter OutBias)[] blocks;

    public MaskedSetNetwork(int itemCount, MaskedSetOptions options, float[]? logPopularity = null)
    {
        var width = options.HiddenWidth;
        weights = new(options.Seed);
        embeddings = weights.Embeddings(1 / Math.Sqrt(10), itemCount, width);
        sizeWeights = weights.Normal(1 / Math.Sqrt(SizeFeatures), width, SizeFeatures);
        inputBias = weights.Add(new float[width], width);
        blocks = new (Parameter, Parameter, Parameter, Parameter)[options.NumberOfBlocks];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (
                weights.Normal(Math.Sqrt(2.0 / width), width, width),
                weights.Add(new float[width], width),
                weights.Normal(Math.Sqrt(0.5 / width), width, width),
                weights.Add(new float[width], width));
        }

        outputWeights = weights.Normal(0.5 / Math.Sqrt(width), itemCount, width);
        outputBias = weights.Add(logPopularity ?? new float[itemCount], itemCount);
    }

    public Weights Weights => weights;

    /// <summary>The logits of all items: rows × items.</summary>
    /// <param name="visible">The visible items of each row, weighted 1/√(their number).</param>
    /// <param name="sizes">The size features of each row, two each; see <see cref="Features"/>.</param>
    /// <param name="dropout">The share of hidden units to drop; 0 when not training.</param>
    /// <param name="generator">The random stream of the dropout.</param>
    public Tensor Forward(SparseRows visible, float[] sizes, double dropout = 0, Generator? generator = null)
    {
        using var scope = NewDisposeScope();
        var hidden = visible.Embed(embeddings) + nn.functional.linear(tensor(sizes, float32).view(-1, SizeFeatures), sizeWeights, inputBias);
        foreach (var block in blocks)
        {
            var inner = nn.functional.linear(nn.functional.gelu(hidden), block.In, block.InBias);
            inner = Drop(nn.functional.gelu(inner), dropout, generator);
            hidden = hidden + nn.functional.linear(inner, block.Out, block.OutBias);
        }

        hidden = Drop(nn.functional.gelu(hidden), dropout, generator);
        return nn.functional.linear(hidden, outputWeights, outputBias).MoveToOuterDisposeScope();
    }

    /// <summary>What the network is told of a row: how many items are visible, and how many there will be.</summary>
    public static (float Visible, float Wanted) Features(int visible, int wanted) => (MathF.Log(1 + visible) / 3, MathF.Log(1 + wanted) / 3);

    public void Dispose() => weights.Dispose();

    private static Tensor Drop(Tensor hidden, double share, Generator? generator) =>
        share == 0 ? hidden : hidden * (rand(hidden.shape, generator: generator) >= share).to(float32) / (1 - share);
}
