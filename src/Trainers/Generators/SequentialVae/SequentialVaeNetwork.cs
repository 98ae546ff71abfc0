using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A network of sequences as the decoder of a latent vector of the user, which is added to every event, and the encoder of that vector:
/// a gated recurrent unit over the user's events whose outputs are averaged, which keeps users apart better than its last
/// output (Long et al. 2019). The embeddings of events are those of the decoder. A hidden layer on either side of the vector lets kinds of
/// users be one thing each and not more or less of it.
/// </summary>
internal sealed class SequentialVaeNetwork
{
    private readonly ISequenceEncoder encoder;
    private readonly Parameter summaryWeights, summaryBias, posteriorWeights, posteriorBias, latentWeights, latentBias, contextWeights;

    /// <summary>Makes a network, whose weights are added to those of the decoder.</summary>
    public SequentialVaeNetwork(SequenceNetwork decoder, int latentDimensions)
    {
        (Decoder, LatentDimensions) = (decoder, latentDimensions);
        var width = decoder.Encoder.Width;
        encoder = RecurrentEncoder.Of(width, (weights, size) => new GruCell(weights, size))(decoder.Weights);
        summaryWeights = decoder.Weights.Normal(1 / Math.Sqrt(width), width, width);
        summaryBias = decoder.Weights.Add(new float[width], width);
        posteriorWeights = decoder.Weights.Normal(1 / Math.Sqrt(width), 2 * latentDimensions, width);
        posteriorBias = decoder.Weights.Add(new float[2 * latentDimensions], 2 * latentDimensions);
        latentWeights = decoder.Weights.Normal(1 / Math.Sqrt(latentDimensions), width, latentDimensions);
        latentBias = decoder.Weights.Add(new float[width], width);
        contextWeights = decoder.Weights.Normal(1 / Math.Sqrt(width), width, width);
        Prior = new(decoder.Weights, latentDimensions);
    }

    public SequenceNetwork Decoder { get; }

    public MixturePrior Prior { get; }

    public int LatentDimensions { get; }

    /// <summary>The means and log-variances of the users' posteriors, each rows × latent dimensions.</summary>
    public (Tensor Mean, Tensor LogVariance) Encode(EventWindows windows)
    {
        using var scope = NewDisposeScope();
        var summary = windows.Mean(encoder.Encode(windows.Embed(Decoder)));
        var hidden = nn.functional.linear(summary, summaryWeights, summaryBias).tanh();
        var parts = nn.functional.linear(hidden, posteriorWeights, posteriorBias).chunk(2, 1);
        return (parts[0].MoveToOuterDisposeScope(), parts[1].MoveToOuterDisposeScope());
    }

    /// <summary>What a latent vector adds to every event: rows × width.</summary>
    public Tensor Context(Tensor latent)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(nn.functional.linear(latent, latentWeights, latentBias).tanh(), contextWeights).MoveToOuterDisposeScope();
    }
}
