using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The generator: noise, the logarithm of the wanted size and the condition → hidden → what is added to the log-popularity of each item;
/// and the encoder that finds the noise of real users, which makes the two a variational autoencoder.
/// </summary>
internal sealed class GanNetwork : IDisposable
{
    private readonly Parameter sizeDirection;
    private readonly Tensor popularity;

    public GanNetwork(ItemPopularity popularity, GanOptions options, int conditionDimensions = 0)
    {
        Autoencoder = new(popularity.ItemCount, new() { HiddenWidth = options.HiddenWidth, LatentDimensions = options.NoiseDimensions, Seed = options.Seed, Device = options.Device }, conditionDimensions);
        sizeDirection = Autoencoder.Weights.Add(new float[options.NoiseDimensions], 1, options.NoiseDimensions);
        this.popularity = tensor(popularity.Logarithms, float32, Weights.Device).DetachFromDisposeScope();
    }

    public MultVaeNetwork Autoencoder { get; }

    public Weights Weights => Autoencoder.Weights;

    /// <summary>The logits of all items: users × items.</summary>
    /// <param name="noise">Users × noise dimensions.</param>
    /// <param name="sizes">How many items each user is to have.</param>
    /// <param name="conditions">The condition of each user, 0 throughout where there is none; null for none at all.</param>
    /// <param name="guidance">What multiplies the distance from the items' log-popularity.</param>
    public Tensor Logits(Tensor noise, int[] sizes, Tensor? conditions, float guidance)
    {
        using var scope = NewDisposeScope();
        return Autoencoder.Decode(WithSizes(noise, sizes), conditions).Times(guidance).Plus(popularity).MoveToOuterDisposeScope();
    }

    /// <summary>How far the logits of all items are from their log-popularity, before guidance and without the autoencoder's biases: users × items.</summary>
    public Tensor UnbiasedPreferences(Tensor noise, int[] sizes, Tensor? conditions)
    {
        using var scope = NewDisposeScope();
        return Autoencoder.DecodeUnbiased(WithSizes(noise, sizes), conditions).MoveToOuterDisposeScope();
    }

    private Tensor WithSizes(Tensor noise, int[] sizes) => noise.Plus(LogSizes(sizes, Weights.Device).matmul(sizeDirection));

    /// <summary>The logarithms of sizes as a column.</summary>
    public static Tensor LogSizes(int[] sizes, Device device) => tensor(Array.ConvertAll(sizes, size => MathF.Log(1 + size)), float32, device).view(-1, 1).clone();

    public void Dispose()
    {
        Autoencoder.Dispose();
        popularity.Dispose();
    }
}
