using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The generator: noise and the logarithm of the wanted size → hidden → what is added to the log-popularity of each item;
/// and the encoder that finds the noise of real users, which makes the two a variational autoencoder.
/// </summary>
internal sealed class GanNetwork : IDisposable
{
    private readonly Parameter sizeDirection;
    private readonly Tensor popularity;

    public GanNetwork(ItemPopularity popularity, GanOptions options)
    {
        Autoencoder = new(popularity.ItemCount, new() { HiddenWidth = options.HiddenWidth, LatentDimensions = options.NoiseDimensions, Seed = options.Seed, Device = options.Device });
        sizeDirection = Autoencoder.Weights.Add(new float[options.NoiseDimensions], 1, options.NoiseDimensions);
        this.popularity = tensor(popularity.Logarithms, float32, Weights.Device).DetachFromDisposeScope();
    }

    public MultVaeNetwork Autoencoder { get; }

    public Weights Weights => Autoencoder.Weights;

    /// <summary>The logits of all items: users × items.</summary>
    /// <param name="noise">Users × noise dimensions.</param>
    /// <param name="sizes">How many items each user is to have.</param>
    /// <param name="guidance">What multiplies the distance from the items' log-popularity.</param>
    public Tensor Logits(Tensor noise, int[] sizes, float guidance)
    {
        using var scope = NewDisposeScope();
        var shift = LogSizes(sizes, Weights.Device).matmul(sizeDirection);
        return Autoencoder.Decode(noise.Plus(shift)).Times(guidance).Plus(popularity).MoveToOuterDisposeScope();
    }

    /// <summary>The logarithms of sizes as a column.</summary>
    public static Tensor LogSizes(int[] sizes, Device device) => tensor(Array.ConvertAll(sizes, size => MathF.Log(1 + size)), float32, device).view(-1, 1).clone();

    public void Dispose()
    {
        Autoencoder.Dispose();
        popularity.Dispose();
    }
}
