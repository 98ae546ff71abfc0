using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Recommenders;

/// <summary>P = (XᵀX + λI)⁻¹ for the binary matrix X of users and items: the heart of EASE (Steck 2019).</summary>
internal static class InverseGram
{
    /// <summary>Counts the pairs of items and inverts in double precision; at most 28 n² bytes are in use.</summary>
    /// <returns>P row by row.</returns>
    public static float[] Compute(Interactions data, double lambda, int? numberOfThreads, CancellationToken cancellationToken)
    {
        var n = data.ItemCount;
        var matrix = new float[n * n];
        var itemUsers = new ItemUsers(data);
        Parallel.For(0, n, Threads.Options(numberOfThreads, cancellationToken), item =>
            itemUsers.AddCooccurrences(item, matrix.AsSpan(item * n, n)));
        cancellationToken.ThrowIfCancellationRequested();
        Invert(matrix, n, lambda, numberOfThreads);
        cancellationToken.ThrowIfCancellationRequested();
        return matrix;
    }

    private static void Invert(float[] matrix, int n, double lambda, int? numberOfThreads)
    {
        using var threads = new TorchThreads(numberOfThreads);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        torch.Tensor gram;
        using (var single = tensor(matrix, float32, CPU))
            gram = single.reshape(n, n).to(float64);
        gram.diagonal().PlusInPlace(lambda);
        var factor = linalg.cholesky(gram);
        gram.Dispose();
        var inverse = cholesky_inverse(factor);
        factor.Dispose();
        inverse.to(float32).data<float>().CopyTo(matrix);
    }
}
