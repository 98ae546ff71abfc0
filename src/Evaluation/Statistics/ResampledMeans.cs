using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The means of several values for each user, and the same means over users resampled with replacement.</summary>
/// <remarks>One draw of users serves all columns, so figures made of several columns keep what the columns have in common.</remarks>
internal sealed class ResampledMeans
{
    private const long RandomPurpose = 0x424F4F54;
    private const double Tail = 0.025;
    private readonly double[] means;
    private readonly double[][] resampled;

    public ResampledMeans(IReadOnlyList<IReadOnlyList<double>> columns, int seed, int resamples = Bootstrap.DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var users = columns.Count == 0 ? 0 : columns[0].Count;
        if (users == 0 || columns.Any(column => column.Count != users))
            throw new ArgumentException("There must be a value for each user in each column, and at least one user.", nameof(columns));

        var data = columns.Select(column => column.ToArray()).ToArray();
        var weights = new double[users];
        Array.Fill(weights, 1);
        means = WeightedMeans(data, weights);
        resampled = new double[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            Draw(weights, SeededRandom.For(seed, RandomPurpose, i));
            resampled[i] = WeightedMeans(data, weights);
        }
    }

    /// <summary>A figure made of the means, with its interval; null if it or an end of the interval is not finite.</summary>
    public Estimate? Of(Func<double[], double> statistic)
    {
        var figure = statistic(means);
        var drawn = Array.ConvertAll(resampled, draw => statistic(draw));
        if (!double.IsFinite(figure) || !Array.TrueForAll(drawn, value => !double.IsNaN(value)))
            return null;
        var (low, high) = (drawn.Quantile(Tail), drawn.Quantile(1 - Tail));
        return double.IsFinite(low) && double.IsFinite(high) ? new Estimate(figure, low, high) : null;
    }

    /// <summary>How often each user is drawn when as many are drawn as there are.</summary>
    private static void Draw(double[] weights, SeededRandom random)
    {
        Array.Clear(weights);
        for (var draw = 0; draw < weights.Length; draw++)
            weights[random.NextInt32(weights.Length)]++;
    }

    private static double[] WeightedMeans(double[][] columns, double[] weights) =>
        Array.ConvertAll(columns, column => TensorPrimitives.Dot<double>(weights, column) / weights.Length);
}
