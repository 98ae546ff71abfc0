namespace SynthRec.MLNet.Generators;

/// <summary>
/// The normal equations of one row: its scores, less the biases of the other side, regressed on 1 and the other side's
/// factors, which are themselves uncertain.
/// </summary>
internal sealed class Regression(int size)
{
    private readonly double[] gram = new double[PackedMatrix.Length(size)];
    private readonly double[] posterior = new double[PackedMatrix.Length(size)];
    private readonly double[] moments = new double[size];
    private readonly double[] right = new double[size];
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
            var grams = gram.AsSpan(at, row);
            var covariances = covariance.Slice(at, row);
            var others = regressors.AsSpan(1, row);
            for (var column = 0; column < grams.Length; column++)
                grams[column] += (here * others[column]) + covariances[column];
            at += row;
        }
    }

    /// <summary>Writes mean and covariance of the posterior; returns the expected sum of squared errors.</summary>
    public double Solve(ReadOnlySpan<double> priorMean, ReadOnlySpan<double> priorPrecision, double noiseVariance, Span<double> mean, Span<float> covariance)
    {
        for (var at = 0; at < posterior.Length; at++)
            posterior[at] = (gram[at] / noiseVariance) + priorPrecision[at];
        PackedMatrix.Invert(posterior, size);
        for (var row = 0; row < size; row++)
            right[row] = (moments[row] / noiseVariance) + PackedMatrix.RowTimes(priorPrecision, row, priorMean);
        for (var row = 0; row < size; row++)
            mean[row] = PackedMatrix.RowTimes(posterior, row, right);

        var error = squares;
        for (int row = 0, at = 0; row < size; row++)
        {
            error -= 2 * moments[row] * mean[row];
            for (var column = 0; column <= row; column++, at++)
            {
                covariance[at] = (float)posterior[at];
                error += (row == column ? 1 : 2) * gram[at] * ((mean[row] * mean[column]) + posterior[at]);
            }
        }

        return error;
    }
}
