namespace SynthRec.MLNet.Generators;

/// <summary>Small symmetric matrices as their lower triangle, row after row: hundreds of thousands of them are inverted in a fit.</summary>
internal static class PackedMatrix
{
    /// <summary>The length of the triangle.</summary>
    public static int Length(int size) => size * (size + 1) / 2;

    /// <summary>Replaces a positive definite matrix by its inverse, by way of its Cholesky factor.</summary>
    public static void Invert(Span<double> matrix, int size)
    {
        Factor(matrix, size);
        InvertFactor(matrix, size);
        MultiplyByTranspose(matrix, size);
    }

    /// <summary>Row <paramref name="row"/> of A v.</summary>
    public static double RowTimes(ReadOnlySpan<double> matrix, int row, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        for (var column = 0; column < vector.Length; column++)
            sum += matrix[column <= row ? Start(row) + column : Start(column) + row] * vector[column];
        return sum;
    }

    private static int Start(int row) => Length(row);

    // A = L Lᵀ
    private static void Factor(Span<double> a, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var r = a.Slice(Start(row), row + 1);
            for (var column = 0; column <= row; column++)
            {
                var c = a.Slice(Start(column), column + 1);
                var sum = r[column];
                for (var k = 0; k < column; k++)
                    sum -= r[k] * c[k];
                r[column] = column < row ? sum / c[column] : Math.Sqrt(sum);
            }
        }
    }

    // L becomes its inverse.
    private static void InvertFactor(Span<double> l, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var r = l.Slice(Start(row), row + 1);
            var scale = 1 / r[row];
            for (var column = 0; column < row; column++)
            {
                var sum = 0.0;
                for (var k = column; k < row; k++)
                    sum -= r[k] * l[Start(k) + column];
                r[column] = sum * scale;
            }

            r[row] = scale;
        }
    }

    // L⁻¹ becomes L⁻ᵀ L⁻¹.
    private static void MultiplyByTranspose(Span<double> l, int size)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = 0.0;
                for (var k = row; k < size; k++)
                    sum += l[Start(k) + row] * l[Start(k) + column];
                l[Start(row) + column] = sum;
            }
        }
    }
}
