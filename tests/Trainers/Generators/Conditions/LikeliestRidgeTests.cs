using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class LikeliestRidgeTests
{
    private const int Rows = 30;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(3)]
    public void The_penalty_is_that_of_the_largest_likelihood_of_the_dense_model(double effect)
    {
        var (inputs, targets) = Drawn(SeededRandom.For(3), effect);
        var best = LikeliestRidge.Ratios.Select(ratio => Dense(inputs, targets, ratio)).MaxBy(one => one.Likelihood);
        var (coefficients, likelihood) = new LikeliestRidge(inputs.TransposeThisAndMultiply(inputs)).Fit(inputs.TransposeThisAndMultiply(targets), targets.DotProduct(targets), Rows);
        Assert.Equal(best.Likelihood, likelihood, 1e-8);
        Assert.Equal(best.Coefficients, coefficients, (expected, actual) => (expected - actual).L2Norm() < 1e-8);
    }

    [Fact]
    public void Chance_is_mostly_taken_for_chance_and_effects_are_kept()
    {
        Assert.InRange(SquaredNorm(effect: 0), 0, 0.5 * ExpectedLeastSquares);
        Assert.InRange(SquaredNorm(effect: 3), 0.9 * 2 * 9, 2 * 9 + (2 * ExpectedLeastSquares));
    }

    [Fact]
    public void Targets_that_never_vary_have_no_coefficients() =>
        Assert.Equal(0, new LikeliestRidge(Matrix<double>.Build.DenseIdentity(2)).Fit(Vector<double>.Build.Dense(2), squares: 0, Rows).Coefficients.L2Norm());

    /// <summary>The squared norm of coefficients by least squares where there is chance of variance 1 alone: 2 coefficients of variance 1 / (rows − 3), inverse Wishart.</summary>
    private const double ExpectedLeastSquares = 2.0 / (Rows - 3);

    private static double SquaredNorm(double effect)
    {
        var random = SeededRandom.For(5);
        return Enumerable.Range(0, 200).Average(_ =>
        {
            var (inputs, targets) = Drawn(random, effect);
            var coefficients = new LikeliestRidge(inputs.TransposeThisAndMultiply(inputs)).Fit(inputs.TransposeThisAndMultiply(targets), targets.DotProduct(targets), Rows).Coefficients;
            return coefficients.DotProduct(coefficients);
        });
    }

    /// <summary>Two standard normal inputs of the same effect, and chance of variance 1.</summary>
    private static (Matrix<double> Inputs, Vector<double> Targets) Drawn(SeededRandom random, double effect)
    {
        var inputs = Matrix<double>.Build.Dense(Rows, 2, (_, _) => random.NextGaussian());
        return (inputs, (inputs * Vector<double>.Build.Dense(2, effect)) + Vector<double>.Build.Dense(Rows, _ => random.NextGaussian()));
    }

    /// <summary>By the covariance of all targets: chance and, from row to row, what the inputs share.</summary>
    private static (Vector<double> Coefficients, double Likelihood) Dense(Matrix<double> inputs, Vector<double> targets, double ratio)
    {
        var covariance = Matrix<double>.Build.DenseIdentity(Rows) + (inputs.TransposeAndMultiply(inputs) * ratio);
        var solved = covariance.Solve(targets);
        return (inputs.TransposeThisAndMultiply(solved) * ratio, -(Rows * Math.Log(targets.DotProduct(solved))) - Math.Log(covariance.Determinant()));
    }
}
