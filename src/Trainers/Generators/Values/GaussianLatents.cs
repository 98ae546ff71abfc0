using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What is believed of one side (users or items) of a biased factorization: for each row a normal distribution over its
/// bias and factors, and the prior that all rows share, whose mean is linear in features of the row.
/// </summary>
internal sealed class GaussianLatents
{
    private const double Ridge = 1;
    private const double LeastVariance = 1e-6;
    private readonly float[] covariances;
    private double[] priorPrecision;

    /// <param name="count">The number of rows.</param>
    /// <param name="size">1 + the number of factors.</param>
    /// <param name="features">Feature values, rows × number of features.</param>
    /// <param name="priorVariances">The variances of bias and factors to start from.</param>
    public GaussianLatents(int count, int size, double[][] features, double[] priorVariances)
    {
        (Count, Size, Features) = (count, size, features);
        Means = new double[count * size];
        covariances = new float[checked(count * PackedMatrix.Length(size))];
        Weights = DenseMatrix.Create(features[0].Length, size, 0);
        Covariance = DenseMatrix.OfDiagonalArray(priorVariances);
        priorPrecision = Pack(Covariance.Inverse());
    }

    public int Count { get; }

    public int Size { get; }

    /// <summary>The features of each row; replaced when they change.</summary>
    public double[][] Features { get; set; }

    /// <summary>Bias and factors of each row, row after row.</summary>
    public double[] Means { get; }

    /// <summary>From features to the prior mean: features × size.</summary>
    public Matrix<double> Weights { get; private set; }

    /// <summary>The prior covariance around that mean.</summary>
    public Matrix<double> Covariance { get; private set; }

    public ReadOnlySpan<double> MeanOf(int row) => Means.AsSpan(row * Size, Size);

    public double[] PriorMeanOf(int row) => Project(Features[row], Weights);

    /// <summary>Updates the beliefs of all rows, given those of the other side.</summary>
    /// <returns>For each row the expected sum of squared errors of its scores.</returns>
    public double[] Update(ScoreMatrix scores, GaussianLatents other, double noiseVariance, CancellationToken cancellationToken)
    {
        var errors = new double[Count];
        Parallel.For(
            0,
            Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Regression(Size),
            (row, _, regression) =>
            {
                regression.Clear();
                for (var at = scores.Offsets[row]; at < scores.Offsets[row + 1]; at++)
                    regression.Add(scores.Scores[at], other.MeanOf(scores.Columns[at]), other.CovarianceOf(scores.Columns[at]));
                errors[row] = regression.Solve(PriorMeanOf(row), priorPrecision, noiseVariance, Means.AsSpan(row * Size, Size), CovarianceOf(row));
                return regression;
            },
            static _ => { });
        return errors;
    }

    /// <summary>Fits the shared prior to the beliefs of the rows that have scores.</summary>
    public void UpdatePrior(ScoreMatrix scores)
    {
        var rows = Enumerable.Range(0, Count).Where(row => scores.Offsets[row + 1] > scores.Offsets[row]).ToArray();
        var features = DenseMatrix.OfRowArrays(rows.Select(row => Features[row]));
        var means = DenseMatrix.OfRowArrays(rows.Select(row => MeanOf(row).ToArray()));
        var gram = features.TransposeThisAndMultiply(features) + (Ridge * DenseMatrix.CreateIdentity(features.ColumnCount));
        Weights = gram.Cholesky().Solve(features.TransposeThisAndMultiply(means));

        var residuals = means - (features * Weights);
        var spread = residuals.TransposeThisAndMultiply(residuals);
        foreach (var row in rows)
            AddPacked(CovarianceOf(row), spread);
        Covariance = (spread / rows.Length) + (LeastVariance * DenseMatrix.CreateIdentity(Size));
        priorPrecision = Pack(Covariance.Inverse());
    }

    public static double[] Project(ReadOnlySpan<double> features, Matrix<double> weights)
    {
        var mean = new double[weights.ColumnCount];
        for (var to = 0; to < mean.Length; to++)
        {
            for (var from = 0; from < features.Length; from++)
                mean[to] += features[from] * weights[from, to];
        }

        return mean;
    }

    private Span<float> CovarianceOf(int row) => covariances.AsSpan(row * PackedMatrix.Length(Size), PackedMatrix.Length(Size));

    private static double[] Pack(Matrix<double> matrix)
    {
        var packed = new double[PackedMatrix.Length(matrix.RowCount)];
        var at = 0;
        for (var row = 0; row < matrix.RowCount; row++)
        {
            for (var column = 0; column <= row; column++)
                packed[at++] = matrix[row, column];
        }

        return packed;
    }

    private static void AddPacked(ReadOnlySpan<float> packed, Matrix<double> to)
    {
        var at = 0;
        for (var row = 0; row < to.RowCount; row++)
        {
            for (var column = 0; column <= row; column++, at++)
            {
                to[row, column] += packed[at];
                if (row != column)
                    to[column, row] += packed[at];
            }
        }
    }
}
