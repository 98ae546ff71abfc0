using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The encoder (items → hidden → latent mean and log-variance) and the decoder (latent → hidden → logits of items) of Mult-VAE.</summary>
internal sealed class MultVaeNetwork : IDisposable
{
    private readonly EmbeddingBag encoderIn;
    private readonly Parameter? encoderCondition, decoderCondition;
    private readonly Parameter encoderInBias, encoderOut, encoderOutBias, decoderIn, decoderInBias, decoderOut, decoderOutBias;

    public MultVaeNetwork(int itemCount, MultVaeOptions options, int conditionDimensions = 0)
    {
        var (hidden, latent) = (options.HiddenWidth, options.LatentDimensions);
        (LatentDimensions, ConditionDimensions) = (latent, conditionDimensions);
        Weights = new(options.Seed, options.Device);
        encoderIn = Weights.Embeddings(Xavier(itemCount, hidden), itemCount, hidden);
        encoderInBias = Weights.Add(new float[hidden], hidden);
        encoderOut = Weights.Normal(Xavier(hidden, 2 * latent), 2 * latent, hidden);
        encoderOutBias = Weights.Add(new float[2 * latent], 2 * latent);
        decoderIn = Weights.Normal(Xavier(latent, hidden), hidden, latent);
        decoderInBias = Weights.Add(new float[hidden], hidden);
        decoderOut = Weights.Normal(Xavier(hidden, itemCount), itemCount, hidden);
        decoderOutBias = Weights.Add(new float[itemCount], itemCount);
        if (conditionDimensions == 0)
            return;
        encoderCondition = Weights.Add(new float[hidden * conditionDimensions], hidden, conditionDimensions);
        decoderCondition = Weights.Add(new float[hidden * conditionDimensions], hidden, conditionDimensions);
    }

    public Weights Weights { get; }

    public int LatentDimensions { get; }

    public int ConditionDimensions { get; }

    /// <summary>The means and log-variances of the posteriors, each users × latent dimensions.</summary>
    /// <param name="users">The users' items, each row of unit length.</param>
    /// <param name="conditions">The condition of each user, 0 throughout where there is none; null for none at all.</param>
    public (Tensor Mean, Tensor LogVariance) Encode(SparseRows users, Tensor? conditions = null)
    {
        using var scope = NewDisposeScope();
        var hidden = tanh(Conditioned(users.Embed(encoderIn).Plus(encoderInBias), encoderCondition, conditions));
        var parts = nn.functional.linear(hidden, encoderOut, encoderOutBias).chunk(2, 1);
        return (parts[0].MoveToOuterDisposeScope(), parts[1].MoveToOuterDisposeScope());
    }

    /// <summary>The logits of all items: users × items.</summary>
    public Tensor Decode(Tensor latent, Tensor? conditions = null)
    {
        using var scope = NewDisposeScope();
        var hidden = tanh(Conditioned(nn.functional.linear(latent, decoderIn, decoderInBias), decoderCondition, conditions));
        return nn.functional.linear(hidden, decoderOut, decoderOutBias).MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();

    private static Tensor Conditioned(Tensor hidden, Parameter? weights, Tensor? conditions) =>
        weights is null || conditions is null ? hidden : hidden.Plus(nn.functional.linear(conditions, weights));

    private static double Xavier(int inputs, int outputs) => Math.Sqrt(2.0 / (inputs + outputs));
}
