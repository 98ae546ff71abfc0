using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The normal equations of one row: its scores, less the biases of the other side, regressed on 1 and the other side's
/// factors, which are themselves uncertain.
/// </summary>
internal sealed class Regression(int size)
{
    private readonly double[] gram = new double[GaussianLatents.Packed(size)];
    private readonly double[] moments = new double[size];
    private readonly double[] regressors = new double[size];
    private double squares;

    public void Clear()
    {
        Array.Clear(gram);
        Array.Clear(moments);
        squares = 0;
    }

    public void Add(float score, ReadOnlySpan<double> mean, ReadOnlySpan<float> covariance)
    {
        var target = score - mean[0];
        mean.CopyTo(regressors);
        regressors[0] = 1;
        squares += (target * target) + covariance[0];
        gram[0] += 1;
        moments[0] += target;
        var at = 1;
        for (var row = 1; row < size; row++)
        {
            var here = regressors[row];
            moments[row] += (target * here) - covariance[at];
            gram[at++] += here;
            for (var column = 1; column <= row; column++, at++)
                gram[at] += (here * regressors[column]) + covariance[at];
        }
    }

    /// <summary>Writes mean and covariance of the posterior; returns the expected sum of squared errors.</summary>
    public double Solve(double[] priorMean, Matrix<double> priorPrecision, double noiseVariance, Span<double> mean, Span<float> covariance)
    {
        var full = Unpack();
        var moment = DenseVector.OfArray(moments);
        var posterior = ((full / noiseVariance) + priorPrecision).Cholesky().Solve(DenseMatrix.CreateIdentity(size));
        var solution = posterior * ((moment / noiseVariance) + (priorPrecision * DenseVector.OfArray(priorMean)));
        var error = squares - (2 * moment.DotProduct(solution)) + solution.DotProduct(full * solution);
        var at = 0;
        for (var row = 0; row < size; row++)
        {
            mean[row] = solution[row];
            for (var column = 0; column <= row; column++, at++)
            {
                covariance[at] = (float)posterior[row, column];
                error += (row == column ? 1 : 2) * gram[at] * posterior[row, column];
            }
        }

        return error;
    }

    private DenseMatrix Unpack()
    {
        var full = new DenseMatrix(size, size);
        var at = 0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++, at++)
                full[row, column] = full[column, row] = gram[at];
        }

        return full;
    }
}
