using MathNet.Numerics.LinearAlgebra;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A normal distribution of latent vectors: mean + L · standard normal, L being the Cholesky factor of the covariance.</summary>
internal sealed class LatentDistribution
{
    private const double SmallestVariance = 1e-6;
    private readonly float[] mean, factor;

    private LatentDistribution(float[] mean, float[] factor) => (this.mean, this.factor) = (mean, factor);

    public static LatentDistribution StandardNormal(int dimensions)
    {
        var factor = new float[dimensions * dimensions];
        for (var i = 0; i < dimensions; i++)
            factor[i * dimensions + i] = 1;
        return new(new float[dimensions], factor);
    }

    /// <summary>The distribution with the mean and covariance of the equal mixture of the users' posteriors.</summary>
    public static LatentDistribution OfPosteriors(Interactions data, int[] users, MultVaeNetwork network, int batchSize)
    {
        var dimensions = network.LatentDimensions;
        var mean = Vector<double>.Build.Dense(dimensions);
        var covariance = Matrix<double>.Build.Dense(dimensions, dimensions);
        using var _ = no_grad();
        foreach (var batch in users.Chunk(batchSize))
        {
            using var scope = NewDisposeScope();
            var rows = new SparseRows(batch.Length);
            foreach (var user in batch)
                MultVaeUsers.AddRow(rows, data.ItemsOf(user));
            var (means, logVariances) = network.Encode(rows);
            using var doubles = means.to(float64);
            mean += Vector<double>.Build.Dense(doubles.sum(dim: 0).data<double>().ToArray());
            covariance += Matrix<double>.Build.DenseOfColumnMajor(dimensions, dimensions, doubles.t().matmul(doubles).data<double>().ToArray());
            covariance += Matrix<double>.Build.DenseOfDiagonalArray(logVariances.exp().sum(dim: 0).to(float64).data<double>().ToArray());
        }

        mean /= users.Length;
        covariance = covariance / users.Length - mean.OuterProduct(mean) + Matrix<double>.Build.DenseDiagonal(dimensions, SmallestVariance);
        var factor = covariance.Cholesky().Factor;
        return new([.. mean.Select(x => (float)x)], [.. factor.ToRowMajorArray().Select(x => (float)x)]);
    }

    /// <summary>The latent vectors of standard normal vectors: rows × dimensions.</summary>
    public Tensor Transform(Tensor normal)
    {
        using var scope = NewDisposeScope();
        return nn.functional.linear(normal, tensor(factor, float32).view(mean.Length, mean.Length), tensor(mean, float32)).MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(mean);
        writer.WriteSingles(factor);
    }

    public static LatentDistribution Read(BinaryReader reader) => new(reader.ReadSingles(), reader.ReadSingles());
}
