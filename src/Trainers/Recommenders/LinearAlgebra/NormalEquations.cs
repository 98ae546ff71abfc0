using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// A small symmetric positive definite system in single precision: a sum of outer products, solved by Cholesky
/// decomposition. Made once for each thread and used for many users or items.
/// </summary>
internal sealed class NormalEquations
{
    /// <summary>Rows added in one pass over the matrix, each of whose elements is then read and written once for all of them.</summary>
    private const int RowsPerPass = 8;

    private const float SmallestRelativePivot = 1e-7f;

    private readonly int size;
    private readonly int stride;
    private readonly float[] matrix;
    private readonly float[] pending;
    private int pendingCount;

    public NormalEquations(int size)
    {
        this.size = size;
        stride = (size + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        matrix = new float[size * stride];
        pending = new float[RowsPerPass * stride];
    }

    /// <summary>Starts from zero.</summary>
    public void Clear()
    {
        Array.Clear(matrix);
        pendingCount = 0;
    }

    /// <summary>Starts from another matrix times a factor.</summary>
    public void Start(NormalEquations other, float factor)
    {
        TensorPrimitives.Multiply(other.matrix, factor, matrix);
        pendingCount = 0;
    }

    /// <summary>Adds another matrix.</summary>
    public void Add(NormalEquations other) => TensorPrimitives.Add(matrix, other.matrix, matrix);

    /// <summary>Adds the outer product of a vector with itself; <see cref="Flush"/> when all are added.</summary>
    public void AddOuterProduct(ReadOnlySpan<float> vector)
    {
        vector.CopyTo(pending.AsSpan(pendingCount * stride));
        if (++pendingCount == RowsPerPass)
            AddPending();
    }

    /// <summary>Adds what <see cref="AddOuterProduct"/> has put off.</summary>
    public void Flush()
    {
        if (pendingCount == 0)
            return;
        pending.AsSpan(pendingCount * stride).Clear();
        AddPending();
    }

    /// <summary>Adds to the diagonal.</summary>
    public void AddRidge(float ridge)
    {
        for (var i = 0; i < size; i++)
            matrix[i * stride + i] += ridge;
    }

    /// <summary>Solves for the right side in place. The matrix is lost.</summary>
    /// <remarks>A direction in which the matrix is singular within single precision gets 0.</remarks>
    public void Solve(Span<float> vector)
    {
        var smallestPivot = 0f;
        for (var row = 0; row < size; row++)
            smallestPivot = Math.Max(smallestPivot, matrix[row * stride + row]);
        smallestPivot *= SmallestRelativePivot;

        // Row by row: L is made in place of the lower triangle, and L y = b is solved on the way.
        for (var row = 0; row < size; row++)
        {
            var rowSpan = matrix.AsSpan(row * stride, row + 1);
            for (var column = 0; column < row; column++)
            {
                var columnSpan = matrix.AsSpan(column * stride, column + 1);
                rowSpan[column] = columnSpan[column] == 0 ? 0
                    : (rowSpan[column] - TensorPrimitives.Dot(rowSpan[..column], columnSpan[..column])) / columnSpan[column];
            }

            var pivot = rowSpan[row] - TensorPrimitives.Dot(rowSpan[..row], rowSpan[..row]);
            rowSpan[row] = pivot > smallestPivot ? MathF.Sqrt(pivot) : 0;
            vector[row] = rowSpan[row] == 0 ? 0 : (vector[row] - TensorPrimitives.Dot(rowSpan[..row], vector[..row])) / rowSpan[row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            var rowSpan = matrix.AsSpan(row * stride, row + 1);
            vector[row] = rowSpan[row] == 0 ? 0 : vector[row] / rowSpan[row];
            TensorPrimitives.MultiplyAdd(rowSpan[..row], -vector[row], vector[..row], vector[..row]);
        }
    }

    private void AddPending()
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(pending);
        var width = stride / Vector<float>.Count;
        for (var row = 0; row < size; row++)
        {
            var target = MemoryMarshal.Cast<float, Vector<float>>(matrix.AsSpan(row * stride, stride));
            var (c0, c1, c2, c3) = (new Vector<float>(pending[row]), new Vector<float>(pending[stride + row]), new Vector<float>(pending[2 * stride + row]), new Vector<float>(pending[3 * stride + row]));
            var (c4, c5, c6, c7) = (new Vector<float>(pending[4 * stride + row]), new Vector<float>(pending[5 * stride + row]), new Vector<float>(pending[6 * stride + row]), new Vector<float>(pending[7 * stride + row]));
            for (var at = 0; at <= row / Vector<float>.Count; at++)
            {
                // Two sums, so that one multiplication need not wait for the last.
                var even = Vector.FusedMultiplyAdd(c0, vectors[at], target[at]);
                var odd = c1 * vectors[width + at];
                even = Vector.FusedMultiplyAdd(c2, vectors[2 * width + at], even);
                odd = Vector.FusedMultiplyAdd(c3, vectors[3 * width + at], odd);
                even = Vector.FusedMultiplyAdd(c4, vectors[4 * width + at], even);
                odd = Vector.FusedMultiplyAdd(c5, vectors[5 * width + at], odd);
                even = Vector.FusedMultiplyAdd(c6, vectors[6 * width + at], even);
                odd = Vector.FusedMultiplyAdd(c7, vectors[7 * width + at], odd);
                target[at] = even + odd;
            }
        }

        pendingCount = 0;
    }
}
