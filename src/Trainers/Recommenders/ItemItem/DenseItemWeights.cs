using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>A weight for each pair of items.</summary>
/// <param name="weights">Row by row: at <c>from × itemCount + to</c>.</param>
/// <param name="itemCount">The number of items.</param>
internal sealed class DenseItemWeights(float[] weights, int itemCount) : IItemWeights
{
    public float this[int from, int to] => weights[from * itemCount + to];

    public void Add(int from, float times, Span<float> scores)
    {
        var row = weights.AsSpan(from * itemCount, itemCount);
        if (times == 1)
            TensorPrimitives.Add(scores, row, scores);
        else
            TensorPrimitives.MultiplyAdd(row, times, scores, scores);
    }
}
