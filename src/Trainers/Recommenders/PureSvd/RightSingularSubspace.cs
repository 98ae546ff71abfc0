using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Recommenders;

/// <summary>Finds the leading right singular vectors of binary interactions by subspace iteration; sparse throughout.</summary>
internal sealed class RightSingularSubspace(Interactions data, PureSvdOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const int ExtraVectors = 10;
    private const double SmallestRelativeEigenvalue = 1e-6;
    private readonly ItemUsers itemUsers = new(data);
    private readonly ParallelOptions parallel = Threads.Options(options.NumberOfThreads, cancellationToken);

    /// <summary>The vectors, a row of <paramref name="rank"/> numbers for each item; vectors beyond the rank of the data are zero.</summary>
    public float[] Find(out int rank)
    {
        rank = Math.Min(options.ApproximationRank, data.ItemCount);
        // Twice the vectors wanted converge in few passes even where the spectrum falls slowly.
        var width = Math.Min(2 * rank + ExtraVectors, data.ItemCount);
        var random = SeededRandom.For(options.Seed);
        var basis = Orthonormal(Array.ConvertAll(new float[checked(data.ItemCount * width)], _ => (float)random.NextGaussian()), width);
        for (var iteration = 0; iteration < options.NumberOfIterations; iteration++)
        {
            progress?.Report(new("subspace iteration", iteration, options.NumberOfIterations));
            var projected = Project(basis, width);
            var next = new float[basis.Length];
            Parallel.For(0, data.ItemCount, parallel, item => Sum(projected, itemUsers.UsersOf(item), next.AsSpan(item * width, width)));
            basis = Orthonormal(next, width);
        }

        progress?.Report(new("subspace iteration", options.NumberOfIterations, options.NumberOfIterations));
        return Leading(basis, width, rank);
    }

    /// <summary>For each user the sum of the rows of the user's items.</summary>
    public float[] Project(float[] itemRows, int width)
    {
        var rows = new float[checked(data.UserCount * width)];
        Parallel.For(0, data.UserCount, parallel, user => Sum(itemRows, TrainingData.DistinctItems(data, user), rows.AsSpan(user * width, width)));
        return rows;
    }

    private static void Sum(float[] rows, ReadOnlySpan<int> chosen, Span<float> sum)
    {
        foreach (var row in chosen)
            TensorPrimitives.Add(sum, rows.AsSpan(row * sum.Length, sum.Length), sum);
    }

    /// <summary>Turns the basis so that its vectors are the singular vectors, the largest first (Rayleigh and Ritz).</summary>
    private float[] Leading(float[] basis, int width, int rank)
    {
        var projected = ToMatrix(Project(basis, width), width);
        var eigen = projected.TransposeThisAndMultiply(projected).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(value => value.Real).ToArray();
        var order = Enumerable.Range(0, width).OrderByDescending(i => values[i]).Take(rank).ToArray();
        var vectors = ToMatrix(basis, width) * Matrix<double>.Build.DenseOfColumns(order.Select(i =>
            values[i] > values[order[0]] * SmallestRelativeEigenvalue ? eigen.EigenVectors.Column(i) : Vector<double>.Build.Dense(width)));
        return ToRows(vectors);
    }

    private static float[] Orthonormal(float[] rows, int width) => ToRows(ToMatrix(rows, width).QR().Q);

    private static Matrix<double> ToMatrix(float[] rows, int width) =>
        Matrix<double>.Build.DenseOfRowMajor(rows.Length / width, width, Array.ConvertAll(rows, value => (double)value));

    private static float[] ToRows(Matrix<double> matrix) => Array.ConvertAll(matrix.ToRowMajorArray(), value => (float)value);
}
