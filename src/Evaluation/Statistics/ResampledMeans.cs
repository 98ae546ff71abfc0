using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The means of several kinds of values, and the same means over users, and over repetitions, resampled with replacement.</summary>
/// <remarks>
/// Users and repetitions are drawn independently of each other and a value counts as often as both together
/// (the pigeonhole bootstrap of Owen 2007, a little too wide rather than too narrow). One draw serves all kinds of values, so figures
/// made of several keep what these have in common.
/// </remarks>
internal sealed class ResampledMeans
{
    private const long RandomPurpose = 0x424F4F54;
    private const double Tail = 0.025;
    private readonly double[] means;
    private readonly double[][] resampled;

    /// <param name="sums">For each kind of values, for each repetition, the sum of each user's values.</param>
    /// <param name="counts">For each repetition, the number of each user's values.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="resamples">The number of draws.</param>
    public ResampledMeans(double[][][] sums, double[][] counts, int seed, int resamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        double[] users = Ones(counts[0].Length), repetitions = Ones(counts.Length);
        means = Means(sums, counts, users, repetitions);
        resampled = new double[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            var random = SeededRandom.For(seed, RandomPurpose, i);
            do // A repetition need not have judged any of the users who were drawn.
            {
                Draw(users, random);
                Draw(repetitions, random);
            }
            while (Total(counts, users, repetitions) == 0);
            resampled[i] = Means(sums, counts, users, repetitions);
        }
    }

    /// <summary>A figure made of the means, with its interval; null if it or an end of the interval is not finite.</summary>
    public Estimate? Of(Func<double[], double> statistic)
    {
        var figure = statistic(means);
        var drawn = Array.ConvertAll(resampled, draw => statistic(draw));
        if (!double.IsFinite(figure) || Array.Exists(drawn, double.IsNaN))
            return null;
        var (low, high) = (drawn.Quantile(Tail), drawn.Quantile(1 - Tail));
        return double.IsFinite(low) && double.IsFinite(high) ? new Estimate(figure, low, high) : null;
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    /// <summary>How often each is drawn when as many are drawn as there are.</summary>
    private static void Draw(double[] weights, SeededRandom random)
    {
        Array.Clear(weights);
        for (var draw = 0; draw < weights.Length; draw++)
            weights[random.NextInt32(weights.Length)]++;
    }

    private static double[] Means(double[][][] sums, double[][] counts, double[] users, double[] repetitions)
    {
        var total = Total(counts, users, repetitions);
        return Array.ConvertAll(sums, kind => Total(kind, users, repetitions) / total);
    }

    private static double Total(double[][] values, double[] users, double[] repetitions)
    {
        var total = 0.0;
        for (var repetition = 0; repetition < values.Length; repetition++)
        {
            if (repetitions[repetition] > 0)
                total += repetitions[repetition] * TensorPrimitives.Dot<double>(users, values[repetition]);
        }

        return total;
    }
}
