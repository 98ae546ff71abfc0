using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The network of one family of sequence generators: what has happened so far, as one vector after each event.</summary>
internal interface ISequenceEncoder
{
    /// <summary>The name of the family in model files.</summary>
    string Family { get; }

    /// <summary>The width of inputs and outputs.</summary>
    int Width { get; }

    /// <summary>Whole sequences: rows × events × width to the same shape; no output depends on later inputs.</summary>
    Tensor Encode(Tensor inputs);

    /// <summary>The state before the first event.</summary>
    /// <returns>Tensors whose first dimension is the rows.</returns>
    Tensor[] Start(int rows);

    /// <summary>One more event of each row.</summary>
    /// <param name="inputs">rows × width.</param>
    /// <param name="present">rows × 1: 0 where the sequence of a row has not begun yet; null if all have.</param>
    /// <param name="state">The state before it.</param>
    (Tensor Output, Tensor[] State) Step(Tensor inputs, Tensor? present, Tensor[] state);

    /// <summary>Writes what the family's reader needs beside the weights.</summary>
    void Write(BinaryWriter writer);
}
