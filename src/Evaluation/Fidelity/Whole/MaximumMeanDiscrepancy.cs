using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The squared maximum mean discrepancy of two samples of points with a Gaussian kernel exp(−d²/2σ²) (Gretton et al. 2012). Large samples are cut at
/// random into blocks of both sides, over which it is averaged (Zaremba, Gretton and Blaschko 2013).
/// </summary>
/// <param name="Squared">The unbiased estimate, which may be below 0.</param>
/// <param name="Biased">The biased estimate, at least 0.</param>
/// <param name="Bandwidth">σ: the median distance of two points of both sides together, in the first block; that of differing points if it would be 0.</param>
/// <param name="PValue">The share of random exchanges of the sides within blocks that give as much, the observed sides among them; null if not wanted.</param>
internal sealed record MaximumMeanDiscrepancy(double Squared, double Biased, double Bandwidth, double? PValue)
{
    /// <returns>Null if a side has fewer than two points, or all points are equal or have no coordinates.</returns>
    public static MaximumMeanDiscrepancy? Of(double[][] real, double[][] synthetic, int blockSize, int permutations, SeededRandom random, CancellationToken cancellationToken = default)
    {
        if (real.Length < 2 || synthetic.Length < 2 || real[0].Length == 0)
            return null;
        var blocks = Math.Min((Math.Max(real.Length, synthetic.Length) + blockSize - 1) / blockSize, Math.Min(real.Length, synthetic.Length) / 2);
        var (realOrder, syntheticOrder) = (random.Permutation(real.Length), random.Permutation(synthetic.Length));
        var bandwidth = 0.0;
        double squared = 0, biased = 0;
        var exchanged = new double[permutations];
        for (var block = 0; block < blocks; block++)
        {
            double[][] points = [.. Part(real, realOrder, block, blocks, blockSize), .. Part(synthetic, syntheticOrder, block, blocks, blockSize)];
            var ofReal = Part(real, realOrder, block, blocks, blockSize).Count();
            var kernel = SquaredDistances(points);
            if (block == 0 && (bandwidth = MedianDistance(kernel)) == 0)
                return null;
            cancellationToken.ThrowIfCancellationRequested();
            ApplyKernel(kernel, bandwidth);
            var sides = new BlockSums(kernel, ofReal);
            var first = Array.ConvertAll(points, _ => 0.0);
            Array.Fill(first, 1, 0, ofReal);
            squared += sides.Unbiased(first) / blocks;
            biased += sides.Biased(first) / blocks;
            for (var permutation = 0; permutation < permutations; permutation++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                random.Shuffle<double>(first);
                exchanged[permutation] += sides.Unbiased(first) / blocks;
            }
        }

        return new(squared, biased, bandwidth, permutations == 0 ? null : (1.0 + exchanged.Count(value => value >= squared)) / (permutations + 1));
    }

    private static IEnumerable<double[]> Part(double[][] points, int[] order, int block, int blocks, int most)
    {
        var (start, end) = ((int)((long)points.Length * block / blocks), (int)((long)points.Length * (block + 1) / blocks));
        return order[start..Math.Min(end, start + most)].Select(at => points[at]);
    }

    private static double[][] SquaredDistances(double[][] points)
    {
        var distances = Array.ConvertAll(points, _ => new double[points.Length]);
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = TensorPrimitives.Distance<double>(points[i], points[j]);
                distances[i][j] = distances[j][i] = distance * distance;
            }
        }

        return distances;
    }

    private static double MedianDistance(double[][] squares)
    {
        double[] Pairs(Func<double, bool> keep) => [.. squares.SelectMany((row, i) => row.Take(i)).Where(keep)];
        var median = ArrayStatistics.MedianInplace(Pairs(_ => true));
        if (median > 0)
            return Math.Sqrt(median);
        var differing = Pairs(square => square > 0);
        return differing.Length == 0 ? 0 : Math.Sqrt(ArrayStatistics.MedianInplace(differing));
    }

    /// <summary>Turns squared distances into the kernel, with 0 on the diagonal.</summary>
    private static void ApplyKernel(double[][] squares, double bandwidth)
    {
        for (var i = 0; i < squares.Length; i++)
        {
            TensorPrimitives.Multiply(squares[i], -1 / (2 * bandwidth * bandwidth), squares[i]);
            TensorPrimitives.Exp<double>(squares[i], squares[i]);
            squares[i][i] = 0;
        }
    }
}
