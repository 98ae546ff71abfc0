using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class NormalEquationsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(16, 8)]
    [InlineData(37, 100)]
    public void The_solution_is_that_of_a_dense_solver(int size, int count)
    {
        var random = SeededRandom.For(5);
        var rows = Matrix<double>.Build.Dense(count, size, (_, _) => (float)random.NextGaussian());
        var right = Enumerable.Range(0, size).Select(_ => (float)random.NextGaussian()).ToArray();
        var expected = (rows.TransposeThisAndMultiply(rows) + 0.5 * Matrix<double>.Build.DenseIdentity(size))
            .Solve(Vector<double>.Build.Dense(size, i => right[i]));

        var system = new NormalEquations(size);
        for (var row = 0; row < count; row++)
            system.AddOuterProduct(Array.ConvertAll(rows.Row(row).ToArray(), value => (float)value));
        system.Flush();
        system.AddRidge(0.5f);
        system.Solve(right);

        for (var i = 0; i < size; i++)
            Assert.Equal(expected[i], right[i], 1e-4 * expected.L2Norm());
    }

    [Fact]
    public void A_system_starts_from_a_multiple_of_another_or_anew()
    {
        var gram = new NormalEquations(2);
        gram.AddOuterProduct([1, 2]);
        gram.Flush();
        var system = new NormalEquations(2);
        system.AddOuterProduct([9, 9]);
        system.Start(gram, 3);
        system.AddOuterProduct([2, -1]);
        system.Flush();
        AssertSolution([1, 2], system, [7 * 1 + 4 * 2, 4 * 1 + 13 * 2]);

        system.Clear();
        system.AddRidge(4);
        AssertSolution([2, 3], system, [8, 12]);
    }

    [Fact]
    public void A_direction_without_information_gets_nothing()
    {
        var system = new NormalEquations(2);
        system.AddOuterProduct([2, 0]);
        system.Flush();
        AssertSolution([3, 0], system, [12, 5]);
    }

    private static void AssertSolution(float[] expected, NormalEquations system, float[] right)
    {
        system.Solve(right);
        for (var i = 0; i < right.Length; i++)
            Assert.Equal(expected[i], right[i], 1e-6);
    }
}
