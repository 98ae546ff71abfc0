using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The gated recurrent unit (Cho et al. 2014), with the reset gate after the product.</summary>
internal sealed class GruCell(Weights weights, int width) : IRecurrentCell
{
    public const string FamilyName = "gru";

    private readonly Parameter recurrentWeights = weights.Normal(1 / Math.Sqrt(width), 3 * width, width);
    private readonly Parameter recurrentBias = weights.Add(new float[3 * width], 3 * width);

    public string Family => FamilyName;

    public int Gates => 3;

    public int StateSize => 1;

    public Tensor[] Next(Tensor projected, Tensor[] state)
    {
        using var scope = NewDisposeScope();
        var hidden = state[0];
        var input = projected.chunk(3, 1);
        var recurrent = nn.functional.linear(hidden, recurrentWeights, recurrentBias).chunk(3, 1);
        var reset = input[0].Plus(recurrent[0]).sigmoid();
        var keep = input[1].Plus(recurrent[1]).sigmoid();
        var candidate = input[2].Plus(reset * recurrent[2]).tanh();
        return [candidate.Plus(keep * hidden.Minus(candidate)).MoveToOuterDisposeScope()];
    }
}
