using MathNet.Numerics.LinearAlgebra.Double;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class PackedMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void The_inverse_is_that_of_MathNet(int size)
    {
        var random = SeededRandom.For(size);
        var root = DenseMatrix.Create(size, size, (_, _) => random.NextGaussian());
        var matrix = (root * root.Transpose()) + DenseMatrix.CreateIdentity(size);
        var packed = Enumerable.Range(0, size).SelectMany(row => Enumerable.Range(0, row + 1).Select(column => matrix[row, column])).ToArray();
        PackedMatrix.Invert(packed, size);

        var inverse = matrix.Inverse();
        var vector = Enumerable.Range(0, size).Select(_ => random.NextGaussian()).ToArray();
        var product = inverse * DenseVector.OfArray(vector);
        for (var row = 0; row < size; row++)
            Assert.Equal(product[row], PackedMatrix.RowTimes(packed, row, vector), 1e-9);
    }
}
