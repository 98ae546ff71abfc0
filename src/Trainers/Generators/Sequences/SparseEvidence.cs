using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>What is added to the logits of a few items in each row of a mini-batch, times the gate of the row.</summary>
internal sealed class SparseEvidence(int itemCount)
{
    private readonly List<long> cells = [];
    private readonly List<long> rows = [];
    private readonly List<float> values = [];
    private readonly List<float> strengths = [];

    /// <summary>Begins a row.</summary>
    /// <param name="strength">How much is known, for the gate.</param>
    public void StartRow(float strength) => strengths.Add(strength);

    public void Add(int item, float value)
    {
        var row = strengths.Count - 1;
        cells.Add(((long)row * itemCount) + item);
        rows.Add(row);
        values.Add(value);
    }

    /// <summary>How much is known in each row: rows × 1.</summary>
    public Tensor Strengths(Device device) => tensor([.. strengths], float32, device).view(-1, 1);

    public Tensor AddTo(Tensor logits, Tensor gates)
    {
        using var scope = NewDisposeScope();
        var gated = gates.view(-1).index_select(0, tensor([.. rows], int64, logits.device)) * tensor([.. values], float32, logits.device);
        return logits.reshape(-1).scatter_add(0, tensor([.. cells], int64, logits.device), gated).view(logits.shape).MoveToOuterDisposeScope();
    }
}
