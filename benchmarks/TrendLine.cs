using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// The least-squares slope of a series and its 95 % interval, which allows for neighbouring values being alike (Newey and West 1987, with the
/// number of lags of Newey and West 1994).
/// </summary>
internal sealed record TrendLine(double Slope, double Low, double High)
{
    private const double Confidence = 0.95;

    public static TrendLine Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var n = x.Count;
        var (meanX, meanY) = (x.Average(), y.Average());
        var spread = x.Sum(value => (value - meanX) * (value - meanX));
        var slope = x.Zip(y, (left, right) => (left - meanX) * (right - meanY)).Sum() / spread;
        double[] scores = [.. x.Zip(y, (left, right) => (left - meanX) * (right - meanY - (slope * (left - meanX))))];
        var lags = (int)(4 * Math.Pow(n / 100.0, 2.0 / 9));
        var variance = Enumerable.Range(0, lags + 1).Sum(lag => (lag == 0 ? 1 : 2 * (1 - (lag / (lags + 1.0)))) * Product(scores, lag)) / (spread * spread) * n / (n - 2);
        var half = StudentT.InvCDF(0, 1, n - 2, (1 + Confidence) / 2) * Math.Sqrt(variance);
        return new(slope, slope - half, slope + half);
    }

    private static double Product(double[] scores, int lag) => Enumerable.Range(lag, scores.Length - lag).Sum(at => scores[at] * scores[at - lag]);
}
