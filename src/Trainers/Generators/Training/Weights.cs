using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The parameters of a network, made from a seed without touching libtorch's process-wide random stream.</summary>
internal sealed class Weights : IDisposable
{
    private readonly List<Parameter> parameters = [];
    private readonly List<EmbeddingBag> bags = [];
    private readonly SeededRandom random;

    public Weights(int seed, ComputeDevice device = ComputeDevice.Cpu) => (random, Device) = (SeededRandom.For(seed, RandomPurpose.Weights), device.ToTorch());

    /// <summary>Where the parameters are, and all tensors that they meet must be.</summary>
    public Device Device { get; }

    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>The deviation that keeps the variance of a layer's outputs and gradients (Glorot and Bengio 2010).</summary>
    public static double Xavier(int inputs, int outputs) => Math.Sqrt(2.0 / (inputs + outputs));

    /// <summary>Normal weights of the given deviation.</summary>
    public Parameter Normal(double deviation, params long[] shape)
    {
        return Add(DrawNormal(deviation, shape.Aggregate(1L, (a, b) => a * b)), shape);
    }

    /// <summary>A bag of embeddings with normal weights of the given deviation, summed.</summary>
    public EmbeddingBag Embeddings(double deviation, int count, int width)
    {
        using var drawn = tensor(DrawNormal(deviation, (long)count * width), float32, Device);
        using var shaped = drawn.reshape(count, width);
        var bag = nn.EmbeddingBag_from_pretrained(shaped, freeze: false, mode: EmbeddingBagMode.Sum, device: Device);
        bags.Add(bag);
        parameters.Add(bag.weight!);
        return bag;
    }

    /// <summary>Given weights, such as a bias.</summary>
    public Parameter Add(float[] values, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(tensor(values, float32, Device).reshape(shape).clone());
        parameter.DetachFromDisposeScope();
        parameters.Add(parameter);
        return parameter;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(parameters.Count);
        foreach (var parameter in parameters)
            writer.WriteSingles(parameter.ToSingles());
    }

    public void Read(BinaryReader reader)
    {
        using var _ = no_grad();
        if (reader.ReadInt32() != parameters.Count)
            throw new InvalidDataException("it has another number of weights than its options say.");
        foreach (var parameter in parameters)
        {
            var values = reader.ReadSingles();
            if (values.Length != parameter.numel())
                throw new InvalidDataException("a layer has another size than its options say.");
            using var whole = tensor(values, float32, CPU);
            using var shaped = whole.reshape(parameter.shape);
            parameter.copy_(shaped);
        }
    }

    public void Dispose()
    {
        foreach (var parameter in parameters)
            parameter.Dispose();
        foreach (var bag in bags)
            bag.Dispose();
    }

    private float[] DrawNormal(double deviation, long count)
    {
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(random.NextGaussian() * deviation);
        return values;
    }
}
