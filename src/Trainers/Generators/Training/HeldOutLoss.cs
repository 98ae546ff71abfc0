using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The loss by which a training is judged.</summary>
internal static class HeldOutLoss
{
    /// <summary>The mean over all examples of batches whose mean losses are given, without gradients and one batch in memory at a time.</summary>
    public static double Mean<TBatch>(IReadOnlyCollection<TBatch> batches, Func<TBatch, Tensor> meanLossOf, Func<TBatch, int> countOf)
    {
        using var _ = no_grad();
        var total = 0.0;
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            total += meanLossOf(batch).item<float>() * countOf(batch);
        }

        return total / batches.Sum(countOf);
    }
}
