using SynthRec.MLNet.Generators;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Classifiers;

/// <summary>A perceptron with one hidden layer of rectified units.</summary>
internal sealed class NeuralClassifierNetwork : IDisposable
{
    private readonly Parameter hiddenWeights, hiddenBias, outputWeights, outputBias;
    private readonly int dimensions;

    public NeuralClassifierNetwork(int dimensions, int classCount, NeuralClassifierOptions options)
    {
        this.dimensions = dimensions;
        Weights = new(options.Seed);
        hiddenWeights = Weights.Normal(Math.Sqrt(2.0 / dimensions), options.HiddenWidth, dimensions);
        hiddenBias = Weights.Add(new float[options.HiddenWidth], options.HiddenWidth);
        outputWeights = Weights.Normal(Math.Sqrt(1.0 / options.HiddenWidth), classCount, options.HiddenWidth);
        outputBias = Weights.Add(new float[classCount], classCount);
    }

    public Weights Weights { get; }

    /// <summary>The logits of rows × classes.</summary>
    public Tensor Logits(float[] features)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(features, float32).view(-1, dimensions).clone();
        var hidden = nn.functional.linear(rows, hiddenWeights, hiddenBias).relu();
        return nn.functional.linear(hidden, outputWeights, outputBias).MoveToOuterDisposeScope();
    }

    /// <summary>The mean negative log-probability of the labels.</summary>
    public Tensor Loss(float[] features, long[] labels)
    {
        using var scope = NewDisposeScope();
        return nn.functional.cross_entropy(Logits(features), tensor(labels, int64)).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();
}
