using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Where the sequences of a batch stand: the state of the encoder and its last output, a row for each.</summary>
/// <param name="encoder">The encoder.</param>
/// <param name="rows">The number of sequences.</param>
/// <param name="context">What is added to every event of a sequence, rows × width; null for nothing.</param>
internal sealed class SequenceState(ISequenceEncoder encoder, int rows, Tensor? context = null) : IDisposable
{
    private Tensor? context = context?.clone().DetachFromDisposeScope();
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
        var (next, nextState) = encoder.Step(network.Embed(inputs).WithContext(context), present is null ? null : tensor(present, float32, state[0].device).view(-1, 1), state);
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
        if (context is null)
            return;
        var kept = context.index_select(0, indices).DetachFromDisposeScope();
        context.Dispose();
        context = kept;
    }

    public void Dispose()
    {
        DisposeState();
        context?.Dispose();
    }

    private void DisposeState()
    {
        output?.Dispose();
        foreach (var tensor in state)
            tensor.Dispose();
    }

    private void Replace(Tensor nextOutput, Tensor[] nextState)
    {
        DisposeState();
        (output, state) = (Keep([nextOutput])[0], Keep(nextState));
    }

    private static Tensor[] Keep(Tensor[] tensors) => Array.ConvertAll(tensors, tensor => tensor.DetachFromDisposeScope());
}
