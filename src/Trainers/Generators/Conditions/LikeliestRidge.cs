using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Ridge regression whose penalty is the one under which the targets are most likely, coefficients being normal around 0 (MacKay 1992): where inputs explain little,
/// coefficients are little. Inputs and targets have mean 0.
/// </summary>
internal sealed class LikeliestRidge
{
    private readonly Vector<double> eigenvalues;
    private readonly Matrix<double> eigenvectors;

    /// <param name="gram">The products of the inputs with each other, summed over rows.</param>
    public LikeliestRidge(Matrix<double> gram)
    {
        var eigen = gram.Evd(Symmetricity.Symmetric);
        (eigenvalues, eigenvectors) = (eigen.EigenValues.Map(value => Math.Max(value.Real, 0)), eigen.EigenVectors);
    }

    /// <summary>The variances of effects that are tried, by that of chance.</summary>
    public static IReadOnlyList<double> Ratios { get; } = [0, .. Enumerable.Range(-10, 17).Select(half => Math.Pow(10, half / 2.0))];

    /// <summary>The coefficients, and twice the logarithm of how likely the targets are, but for a constant.</summary>
    /// <param name="cross">The products of the inputs with the targets, summed over rows.</param>
    /// <param name="squares">The squares of the targets, summed over rows.</param>
    /// <param name="rows">The number of rows.</param>
    public (Vector<double> Coefficients, double Likelihood) Fit(Vector<double> cross, double squares, int rows)
    {
        var projected = eigenvectors.TransposeThisAndMultiply(cross);
        var best = (Coefficients: Vector<double>.Build.Dense(cross.Count), Likelihood: double.NegativeInfinity);
        if (squares == 0)
            return best;
        foreach (var ratio in Ratios)
        {
            var shrunken = eigenvalues.Map(value => ratio / (1 + (ratio * value))).PointwiseMultiply(projected);
            var likelihood = -(rows * Math.Log(squares - shrunken.DotProduct(projected))) - eigenvalues.Sum(value => Math.Log(1 + (ratio * value)));
            if (likelihood > best.Likelihood)
                best = (shrunken, likelihood);
        }

        return (eigenvectors * best.Coefficients, best.Likelihood);
    }
}
