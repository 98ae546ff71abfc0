using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A recurrent network of one layer, in steps of its cell.</summary>
internal sealed class RecurrentEncoder : ISequenceEncoder
{
    private readonly IRecurrentCell cell;
    private readonly Parameter inputWeights, inputBias;

    private RecurrentEncoder(Weights weights, int width, Func<Weights, int, IRecurrentCell> cellOf)
    {
        (Width, cell) = (width, cellOf(weights, width));
        inputWeights = weights.Normal(1 / Math.Sqrt(width), cell.Gates * width, width);
        inputBias = weights.Add(new float[cell.Gates * width], cell.Gates * width);
    }

    public string Family => cell.Family;

    public int Width { get; }

    public static Func<Weights, ISequenceEncoder> Of(int width, Func<Weights, int, IRecurrentCell> cellOf) => weights => new RecurrentEncoder(weights, width, cellOf);

    public static Func<Weights, ISequenceEncoder> Read(BinaryReader reader, Func<Weights, int, IRecurrentCell> cellOf) => Of(reader.ReadInt32(), cellOf);

    public void Write(BinaryWriter writer) => writer.Write(Width);

    public Tensor Encode(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var projected = nn.functional.linear(inputs, inputWeights, inputBias);
        var state = Start((int)inputs.shape[0]);
        var outputs = new List<Tensor>();
        for (var at = 0; at < inputs.shape[1]; at++)
        {
            state = cell.Next(projected.select(1, at), state);
            outputs.Add(state[0]);
        }

        return stack(outputs, 1).MoveToOuterDisposeScope();
    }

    public Tensor[] Start(int rows) => [.. Enumerable.Range(0, cell.StateSize).Select(_ => zeros(rows, Width, device: inputWeights.device))];

    public (Tensor Output, Tensor[] State) Step(Tensor inputs, Tensor? present, Tensor[] state)
    {
        var next = cell.Next(nn.functional.linear(inputs, inputWeights, inputBias), state);
        if (present is not null)
            next = Array.ConvertAll(next, tensor => tensor * present);
        return (next[0], next);
    }
}
