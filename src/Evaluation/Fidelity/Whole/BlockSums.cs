using System.Numerics.Tensors;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Sums of a kernel matrix with 0 on the diagonal over the two sides that its points are divided into.</summary>
internal sealed class BlockSums
{
    private readonly double[][] kernel;
    private readonly double[] sums;
    private readonly double total;
    private readonly double n;
    private readonly double m;

    /// <param name="kernel">The matrix.</param>
    /// <param name="first">How many points the first side has, whichever they are.</param>
    public BlockSums(double[][] kernel, int first)
    {
        (this.kernel, n, m) = (kernel, first, kernel.Length - first);
        sums = Array.ConvertAll(kernel, row => TensorPrimitives.Sum<double>(row));
        total = sums.Sum();
    }

    /// <summary>The unbiased squared discrepancy; <paramref name="first"/> is 1 for the points of the first side, else 0.</summary>
    public double Unbiased(double[] first)
    {
        var (within, other, between) = Sums(first);
        return (within / (n * (n - 1))) + (other / (m * (m - 1))) - (2 * between / (n * m));
    }

    /// <summary>The biased one, in which the diagonal counts.</summary>
    public double Biased(double[] first)
    {
        var (within, other, between) = Sums(first);
        return ((within + n) / (n * n)) + ((other + m) / (m * m)) - (2 * between / (n * m));
    }

    private (double First, double Second, double Between) Sums(double[] first)
    {
        var within = 0.0;
        for (var i = 0; i < kernel.Length; i++)
            within += first[i] == 0 ? 0 : TensorPrimitives.Dot<double>(kernel[i], first);
        var between = TensorPrimitives.Dot<double>(sums, first) - within;
        return (within, total - within - (2 * between), between);
    }
}
