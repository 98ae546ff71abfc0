using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What a statistic of labelled things is where labels mean nothing: the statistic under random exchanges of the labels (Fisher 1935).</summary>
/// <param name="Value">The statistic under the true labels.</param>
/// <param name="Floor">Its mean under random exchanges: what it is without any effect.</param>
/// <param name="PValue">The share of exchanges, the true labels counted among them, under which it is as large.</param>
internal readonly record struct PermutationTest(double Value, double Floor, double PValue)
{
    private const long RandomPurpose = 0x5045524D;

    public static PermutationTest Of(Func<int[], double> statistic, int[] labels, int permutations, int seed, int? numberOfThreads, CancellationToken cancellationToken)
    {
        var value = statistic(labels);
        var drawn = new double[permutations];
        Parallel.For(0, permutations, Threads.Options(numberOfThreads, cancellationToken), i =>
        {
            var exchanged = labels.ToArray();
            SeededRandom.For(seed, RandomPurpose, i).Shuffle<int>(exchanged);
            drawn[i] = statistic(exchanged);
        });
        return Of(value, drawn);
    }

    /// <summary>The same with the statistic drawn in another way under which there is no effect.</summary>
    public static PermutationTest Of(double value, double[] drawn)
    {
        // Statistics that are equal but for the order of rounding must count as equal.
        var least = value - (1e-12 * Math.Abs(value));
        return new(value, drawn.Average(), (1.0 + drawn.Count(other => other >= least)) / (drawn.Length + 1));
    }
}
