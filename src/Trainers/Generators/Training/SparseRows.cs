using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The rows of a sparse mini-batch under construction: item indices and weights, row after row.</summary>
internal sealed class SparseRows(int rows)
{
    private readonly List<long> indices = [];
    private readonly List<float> weights = [];
    private readonly long[] offsets = new long[rows];
    private int row = -1;

    public void StartRow() => offsets[++row] = indices.Count;

    public void Add(long index, float weight)
    {
        indices.Add(index);
        weights.Add(weight);
    }

    /// <summary>The weighted sum of the embeddings of each row's indices: rows × width.</summary>
    public Tensor Embed(EmbeddingBag embeddings)
    {
        using var scope = NewDisposeScope();
        var device = embeddings.weight!.device;
        return embeddings.forward(
            tensor([.. indices], int64, device),
            tensor(offsets, int64, device),
            tensor([.. weights], float32, device)).MoveToOuterDisposeScope();
    }

    /// <summary>Σ weight · values[index], the values seen as one long row.</summary>
    public Tensor WeightedSum(Tensor values)
    {
        using var scope = NewDisposeScope();
        return (At(values) * tensor([.. weights], float32, values.device)).sum().MoveToOuterDisposeScope();
    }

    /// <summary>The values at the indices, the values seen as one long row.</summary>
    public Tensor At(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.view(-1).index_select(0, tensor([.. indices], int64, values.device)).MoveToOuterDisposeScope();
    }
}
