using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Where the sequences of a batch stand: the state of the encoder and its last output, a row for each.</summary>
internal sealed class SequenceState(ISequenceEncoder encoder, int rows) : IDisposable
{
    private Tensor[] state = Keep(encoder.Start(rows));
    private Tensor? output;

    public Tensor Output => output!;

    /// <summary>Reads one more event of each sequence.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The events.</param>
    /// <param name="present">0 for sequences that have not begun yet; null if all have.</param>
    public void Step(SequenceNetwork network, EventInputs inputs, float[]? present)
    {
        using var scope = NewDisposeScope();
        var (next, nextState) = encoder.Step(network.Embed(inputs), present is null ? null : tensor(present, float32, state[0].device).view(-1, 1), state);
        Replace(next.clone(), nextState);
    }

    /// <summary>Keeps some of the rows.</summary>
    public void Select(int[] rows)
    {
        if (rows.Length == output!.shape[0])
            return;
        using var scope = NewDisposeScope();
        var indices = tensor(Array.ConvertAll(rows, row => (long)row), int64, output.device);
        Replace(output.index_select(0, indices), Array.ConvertAll(state, tensor => tensor.index_select(0, indices)));
    }

    public void Dispose()
    {
        output?.Dispose();
        foreach (var tensor in state)
            tensor.Dispose();
    }

    private void Replace(Tensor nextOutput, Tensor[] nextState)
    {
        Dispose();
        (output, state) = (Keep([nextOutput])[0], Keep(nextState));
    }

    private static Tensor[] Keep(Tensor[] tensors) => Array.ConvertAll(tensors, tensor => tensor.DetachFromDisposeScope());
}
