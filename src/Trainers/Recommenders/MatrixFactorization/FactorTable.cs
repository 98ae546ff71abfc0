using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>The factors and the state of the users or of the items during training.</summary>
internal sealed class FactorTable
{
    private readonly int stride;
    private readonly float[] factors;
    private readonly RowState[] states;

    /// <summary>Makes random factors.</summary>
    /// <param name="counts">The number of ratings of each row; those without any are never updated.</param>
    /// <param name="rank">The number of factors.</param>
    /// <param name="lambda">The L2 regularisation of a row for each rating.</param>
    /// <param name="shrinkage">The L2 regularisation of a row besides.</param>
    /// <param name="random">The source of the factors.</param>
    public FactorTable(ReadOnlySpan<int> counts, int rank, double lambda, double shrinkage, SeededRandom random)
    {
        // Padding stays zero, so a row is a whole number of SIMD vectors.
        stride = (rank + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        factors = new float[checked(counts.Length * stride)];
        states = new RowState[counts.Length];
        var deviation = 0.1 / Math.Sqrt(rank);
        for (var row = 0; row < counts.Length; row++)
        {
            states[row] = new() { SquaredGradients = 1, Regularization = (float)(lambda + shrinkage / counts[row]) };
            for (var i = 0; i < rank; i++)
                factors[row * stride + i] = (float)(deviation * random.NextGaussian());
        }
    }

    public ref RowState State(int row) => ref states[row];

    public ReadOnlySpan<float> Row(int row) => factors.AsSpan(row * stride, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector<float>> Vectors(int row) => MemoryMarshal.Cast<float, Vector<float>>(factors.AsSpan(row * stride, stride));
}

/// <summary>What is known of a user or an item besides the factors, together so that an update finds it in one place.</summary>
internal struct RowState
{
    public float Bias;

    /// <summary>One and the sum over updates of the mean squared gradient of the row's factors.</summary>
    public float SquaredGradients;

    /// <summary>The share of one rating in the row's L2 regularisation.</summary>
    public float Regularization;
}
