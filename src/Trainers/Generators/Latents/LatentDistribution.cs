using MathNet.Numerics.LinearAlgebra;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A normal distribution of latent vectors: mean + L · standard normal, L being the Cholesky factor of the covariance.
/// Given conditions, the mean moves with them in a line.
/// </summary>
internal sealed class LatentDistribution
{
    private const double SmallestVariance = 1e-6;

    private readonly float[] mean, slopes, factor;

    private LatentDistribution(float[] mean, float[] slopes, float[] factor) => (this.mean, this.slopes, this.factor) = (mean, slopes, factor);

    public static LatentDistribution StandardNormal(int dimensions) => Independent(new float[dimensions], new float[dimensions]);

    /// <summary>The distribution with independent dimensions of these means and log-variances.</summary>
    public static LatentDistribution Independent(float[] means, float[] logVariances)
    {
        var dimensions = means.Length;
        var factor = new float[dimensions * dimensions];
        for (var i = 0; i < dimensions; i++)
            factor[i * dimensions + i] = MathF.Exp(logVariances[i] / 2);
        return new(means, [], factor);
    }

    /// <summary>
    /// The distribution with the mean and covariance of the equal mixture of the users' posteriors. Given conditions, the means are those
    /// of a ridge regression of the posteriors' means on them, as strong in each dimension as is most likely, and the covariance is what it leaves.
    /// </summary>
    /// <param name="batches">The users, in mini-batches.</param>
    /// <param name="dimensions">The number of latent dimensions.</param>
    /// <param name="conditionDimensions">The number of dimensions of conditions; 0 for none.</param>
    /// <param name="posteriorsOf">The means, log-variances and conditions of a mini-batch, each users × dimensions.</param>
    public static LatentDistribution OfPosteriors<TUser>(
        IEnumerable<TUser[]> batches, int dimensions, int conditionDimensions, Func<TUser[], (Tensor Means, Tensor LogVariances, Tensor? Conditions)> posteriorsOf)
    {
        var inputs = 1 + conditionDimensions;
        var gram = Matrix<double>.Build.Dense(inputs, inputs);
        var cross = Matrix<double>.Build.Dense(inputs, dimensions);
        var squares = Matrix<double>.Build.Dense(dimensions, dimensions);
        var variances = Vector<double>.Build.Dense(dimensions);
        var users = 0;
        using var _ = no_grad();
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            var (means, logVariances, condition) = posteriorsOf(batch);
            var x = ones(batch.Length, 1, float64, means.device);
            if (condition is not null)
                x = cat([x, condition.to(float64)], 1);
            var y = means.to(float64);
            gram += ToMatrix(x.t().matmul(x));
            cross += ToMatrix(x.t().matmul(y));
            squares += ToMatrix(y.t().matmul(y));
            variances += Vector<double>.Build.Dense(logVariances.exp().sum(dim: 0).to(float64).cpu().data<double>().ToArray());
            users += batch.Length;
        }

        var slopes = Regress(gram, cross, squares, users);
        var explained = slopes.TransposeThisAndMultiply(cross);
        var residuals = squares - explained - explained.Transpose() + slopes.TransposeThisAndMultiply(gram * slopes);
        var covariance = ((residuals + Matrix<double>.Build.DenseOfDiagonalVector(variances)) / users) + Matrix<double>.Build.DenseDiagonal(dimensions, SmallestVariance);
        return new(
            [.. slopes.Row(0).Select(x => (float)x)],
            [.. slopes.SubMatrix(1, inputs - 1, 0, dimensions).Transpose().ToRowMajorArray().Select(x => (float)x)],
            [.. covariance.Cholesky().Factor.ToRowMajorArray().Select(x => (float)x)]);
    }

    /// <summary>The means, and the slopes of each dimension below them.</summary>
    private static Matrix<double> Regress(Matrix<double> gram, Matrix<double> cross, Matrix<double> squares, int users)
    {
        var slopes = Matrix<double>.Build.Dense(cross.RowCount, cross.ColumnCount);
        var (inputMeans, means) = (gram.Row(0) / users, cross.Row(0) / users);
        if (gram.RowCount > 1)
        {
            var inputs = gram.RowCount - 1;
            var centred = gram - (inputMeans.OuterProduct(inputMeans) * users);
            var ridge = new LikeliestRidge(centred.SubMatrix(1, inputs, 1, inputs));
            for (var dimension = 0; dimension < cross.ColumnCount; dimension++)
            {
                var products = cross.Column(dimension) - (inputMeans * (users * means[dimension]));
                var square = squares[dimension, dimension] - (users * means[dimension] * means[dimension]);
                slopes.SetColumn(dimension, 1, inputs, ridge.Fit(products.SubVector(1, inputs), square, users).Coefficients);
            }
        }

        slopes.SetRow(0, means - slopes.TransposeThisAndMultiply(inputMeans));
        return slopes;
    }

    /// <summary>The latent vectors of standard normal vectors: rows × dimensions.</summary>
    public Tensor Transform(Tensor normal, Tensor? conditions = null)
    {
        using var scope = NewDisposeScope();
        // Products round by how their memory is aligned: that of .NET arrays varies, that of copies does not.
        var vectors = nn.functional.linear(normal.clone(), tensor(factor, float32, normal.device).view(mean.Length, mean.Length).clone(), tensor(mean, float32, normal.device).clone());
        if (conditions is not null && slopes.Length > 0)
            vectors = vectors.Plus(nn.functional.linear(conditions, tensor(slopes, float32, normal.device).view(mean.Length, -1).clone()));
        return vectors.MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(mean);
        writer.WriteSingles(slopes);
        writer.WriteSingles(factor);
    }

    public static LatentDistribution Read(BinaryReader reader) => new(reader.ReadSingles(), reader.ReadSingles(), reader.ReadSingles());

    private static Matrix<double> ToMatrix(Tensor tensor) =>
        Matrix<double>.Build.DenseOfRowMajor((int)tensor.shape[0], (int)tensor.shape[1], tensor.cpu().contiguous().data<double>().ToArray());
}
