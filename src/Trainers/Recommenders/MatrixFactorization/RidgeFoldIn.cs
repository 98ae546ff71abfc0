using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>Finds a new user's bias and factors by ridge regression of the user's ratings on the item factors.</summary>
/// <param name="itemVectors">The vectors of the items as in the model: factors, 1, and the mean and bias of the item.</param>
/// <param name="vectorLength">The length of a vector.</param>
/// <param name="lambda">The regularisation for each rating, as in training.</param>
/// <param name="shrinkage">The regularisation besides, as in training.</param>
internal sealed class RidgeFoldIn(float[] itemVectors, int vectorLength, double lambda, double shrinkage) : IFoldIn
{
    private readonly ConcurrentBag<NormalEquations> scratch = [];

    public bool NeedsValues => true;

    public void FoldIn(ReadOnlySpan<int> items, ReadOnlySpan<float> values, Span<float> factors)
    {
        // The unknowns are the factors and the bias, whose feature is the 1; the last place is the item's own.
        var unknowns = factors[..^1];
        if (!scratch.TryTake(out var system))
            system = new(unknowns.Length);
        system.Clear();
        unknowns.Clear();
        for (var i = 0; i < items.Length; i++)
        {
            var vector = itemVectors.AsSpan(items[i] * vectorLength, vectorLength);
            system.AddOuterProduct(vector[..^1]);
            TensorPrimitives.MultiplyAdd(vector[..^1], values[i] - vector[^1], unknowns, unknowns);
        }

        system.Flush();
        system.AddRidge((float)(lambda * items.Length + shrinkage));
        system.Solve(unknowns);
        factors[^1] = 1;
        scratch.Add(system);
    }
}
