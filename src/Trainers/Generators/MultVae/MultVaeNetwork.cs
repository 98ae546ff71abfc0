using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The encoder (items → hidden → latent mean and log-variance) and the decoder (latent → hidden → logits of items) of Mult-VAE.</summary>
internal sealed class MultVaeNetwork : IDisposable
{
    private readonly MultVaeEncoder encoder;
    private readonly Parameter? decoderCondition;
    private readonly Parameter decoderIn, decoderInBias, decoderOut, decoderOutBias;

    public MultVaeNetwork(int itemCount, MultVaeOptions options, int conditionDimensions = 0)
    {
        var (hidden, latent) = (options.HiddenWidth, options.LatentDimensions);
        (LatentDimensions, ConditionDimensions) = (latent, conditionDimensions);
        Weights = new(options.Seed, options.Device);
        encoder = new(Weights, itemCount, options, conditionDimensions);
        decoderIn = Weights.Normal(Weights.Xavier(latent, hidden), hidden, latent);
        decoderInBias = Weights.Add(new float[hidden], hidden);
        decoderOut = Weights.Normal(Weights.Xavier(hidden, itemCount), itemCount, hidden);
        decoderOutBias = Weights.Add(new float[itemCount], itemCount);
        if (conditionDimensions > 0)
            decoderCondition = Weights.Add(new float[hidden * conditionDimensions], hidden, conditionDimensions);
    }

    public Weights Weights { get; }

    public int LatentDimensions { get; }

    public int ConditionDimensions { get; }

    /// <summary>The encoder's parameters.</summary>
    public IReadOnlyList<Parameter> EncoderParameters => encoder.Parameters;

    /// <inheritdoc cref="MultVaeEncoder.Encode"/>
    public (Tensor Mean, Tensor LogVariance) Encode(SparseRows users, Tensor? conditions = null) => encoder.Encode(users, conditions);

    /// <summary>The logits of all items: users × items.</summary>
    public Tensor Decode(Tensor latent, Tensor? conditions = null) => Decode(latent, conditions, decoderOutBias);

    /// <summary>The logits without <see cref="ItemBiases"/>: users × items.</summary>
    public Tensor DecodeUnbiased(Tensor latent, Tensor? conditions = null) => Decode(latent, conditions, bias: null);

    /// <summary>What is added to the logits of each item, whatever the user.</summary>
    public float[] ItemBiases() => decoderOutBias.ToSingles();

    private Tensor Decode(Tensor latent, Tensor? conditions, Tensor? bias)
    {
        using var scope = NewDisposeScope();
        var hidden = tanh(MultVaeEncoder.Conditioned(nn.functional.linear(latent, decoderIn, decoderInBias), decoderCondition, conditions));
        return nn.functional.linear(hidden, decoderOut, bias).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();
}
