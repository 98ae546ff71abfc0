using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997) with a forget gate (Gers et al. 2000), open at first.</summary>
internal sealed class LstmCell(Weights weights, int width) : IRecurrentCell
{
    public const string FamilyName = "lstm";

    private readonly Parameter recurrentWeights = weights.Normal(1 / Math.Sqrt(width), 4 * width, width);
    private readonly Parameter recurrentBias = weights.Add([.. Enumerable.Range(0, 4 * width).Select(unit => unit < width ? 1f : 0f)], 4 * width);

    public string Family => FamilyName;

    public int Gates => 4;

    public int StateSize => 2;

    public Tensor[] Next(Tensor projected, Tensor[] state)
    {
        using var scope = NewDisposeScope();
        var gates = projected.Plus(nn.functional.linear(state[0], recurrentWeights, recurrentBias)).chunk(4, 1);
        var cell = (gates[0].sigmoid() * state[1]).Plus(gates[1].sigmoid() * gates[2].tanh());
        var hidden = gates[3].sigmoid() * cell.tanh();
        return [hidden.MoveToOuterDisposeScope(), cell.MoveToOuterDisposeScope()];
    }
}
