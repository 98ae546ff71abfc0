using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Attention and then a layer for each event, both added to what comes in, normalised first (Xiong et al. 2020).</summary>
internal sealed class TransformerBlock
{
    private const int Expansion = 2;
    private readonly int heads, width;
    private readonly LayerNorm beforeAttention, beforeLayer;
    private readonly Parameter queryWeights, keyWeights, valueWeights, mergeWeights, ages, innerWeights, innerBias, outerWeights, outerBias;

    public TransformerBlock(Weights weights, TransformerShape shape)
    {
        (heads, width) = (shape.Heads, shape.Width);
        var deviation = 1 / Math.Sqrt(width);
        beforeAttention = new(weights, width);
        queryWeights = weights.Normal(deviation, width, width);
        keyWeights = weights.Normal(deviation, width, width);
        valueWeights = weights.Normal(deviation, width, width);
        mergeWeights = weights.Normal(0.5 * deviation, width, width);
        ages = weights.Normal(0.1, heads, shape.Window);
        beforeLayer = new(weights, width);
        innerWeights = weights.Normal(deviation, Expansion * width, width);
        innerBias = weights.Add(new float[Expansion * width], Expansion * width);
        outerWeights = weights.Normal(0.5 * deviation, width, Expansion * width);
        outerBias = weights.Add(new float[width], width);
    }

    /// <summary>What is added to the attention of each head to events of such ages: heads × ages.</summary>
    public Tensor Bias(Tensor age) => ages.index_select(1, age);

    public (Tensor Keys, Tensor Values) KeysAndValues(Tensor hidden)
    {
        using var scope = NewDisposeScope();
        var normalised = beforeAttention.Of(hidden);
        return (
            nn.functional.linear(normalised, keyWeights).MoveToOuterDisposeScope(),
            nn.functional.linear(normalised, valueWeights).MoveToOuterDisposeScope());
    }

    /// <summary>The output for some events, which attend to those whose keys and values are given: rows × events × width.</summary>
    /// <param name="hidden">The input.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="values">The values.</param>
    /// <param name="bias">What is added to the attention.</param>
    public Tensor Attend(Tensor hidden, Tensor keys, Tensor values, Tensor bias)
    {
        using var scope = NewDisposeScope();
        var queries = ByHead(nn.functional.linear(beforeAttention.Of(hidden), queryWeights)).Times(Math.Sqrt((double)heads / width));
        var attention = nn.functional.softmax(queries.matmul(ByHead(keys).transpose(2, 3)).Plus(bias), 3);
        var attended = attention.matmul(ByHead(values)).transpose(1, 2).reshape(hidden.shape);
        var between = hidden.Plus(nn.functional.linear(attended, mergeWeights));
        var inner = nn.functional.gelu(nn.functional.linear(beforeLayer.Of(between), innerWeights, innerBias));
        return between.Plus(nn.functional.linear(inner, outerWeights, outerBias)).MoveToOuterDisposeScope();
    }

    private Tensor ByHead(Tensor all) => all.view(all.shape[0], all.shape[1], heads, width / heads).transpose(1, 2);
}
