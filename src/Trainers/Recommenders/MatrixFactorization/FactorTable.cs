using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>The factors, bias and gradient statistics of the users or of the items during training.</summary>
internal sealed class FactorTable
{
    private readonly int stride;
    private readonly float[] factors;

    public FactorTable(int count, int rank, SeededRandom random)
    {
        // Padding stays zero, so a row is a whole number of SIMD vectors.
        stride = (rank + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        factors = new float[checked(count * stride)];
        Biases = new float[count];
        SquaredGradients = new float[count];
        Array.Fill(SquaredGradients, 1);
        var deviation = 0.1 / Math.Sqrt(rank);
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < rank; i++)
                factors[row * stride + i] = (float)(deviation * random.NextGaussian());
        }
    }

    public float[] Biases { get; }

    /// <summary>One and the sum over updates of the mean squared gradient of a row's factors.</summary>
    public float[] SquaredGradients { get; }

    public ReadOnlySpan<float> Row(int row) => factors.AsSpan(row * stride, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector<float>> Vectors(int row) => MemoryMarshal.Cast<float, Vector<float>>(factors.AsSpan(row * stride, stride));
}
