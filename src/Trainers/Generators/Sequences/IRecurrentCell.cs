using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>One step of a recurrent network.</summary>
internal interface IRecurrentCell
{
    /// <summary>The name of the family in model files.</summary>
    string Family { get; }

    /// <summary>The number of gates that the input is projected to.</summary>
    int Gates { get; }

    /// <summary>The number of tensors of the state, each rows × width; the first is the output.</summary>
    int StateSize { get; }

    /// <summary>The next state.</summary>
    /// <param name="projected">The projected input: rows × (gates · width).</param>
    /// <param name="state">The state.</param>
    Tensor[] Next(Tensor projected, Tensor[] state);
}
