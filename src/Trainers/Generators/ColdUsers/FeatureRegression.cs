using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A number of users by their features: a mean, an effect of each feature, an effect of the very same features, and chance, the effects being normal
/// around 0. Their variances are those under which the data are most likely (a mixed model by maximum likelihood: Harville 1977), so
/// kinds of few users are drawn towards what their features say, and features of little effect towards nobody's.
/// </summary>
internal sealed class FeatureRegression
{
    /// <summary>The variances of effects that are tried, by that of chance.</summary>
    private static readonly double[] Ratios = [0, .. Enumerable.Range(-10, 17).Select(half => Math.Pow(10, half / 2.0))];

    private readonly UserKinds kinds;
    private readonly Matrix<double> contrasts;
    private readonly Weighting[] weightings;

    public FeatureRegression(UserKinds kinds, FeatureContrasts contrasts)
    {
        this.kinds = kinds;
        this.contrasts = Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, kinds.Count).Select(kind => contrasts.Of(kinds.Of(kind))));
        weightings = Array.ConvertAll(Ratios, Weigh);
    }

    /// <summary>Finds the effects.</summary>
    /// <param name="means">The mean of the users of each kind.</param>
    /// <param name="within">The sum of the users' squared deviations from the means of their kinds.</param>
    public FeatureEffects Fit(double[] means, double within)
    {
        var mean = FeatureContrasts.Mean(kinds, kind => means[kind]);
        var deviations = Vector<double>.Build.DenseOfEnumerable(means.Select(value => value - mean));
        var best = (Likelihood: double.NegativeInfinity, Weighting: weightings[0], Ratio: 0.0);
        foreach (var weighting in weightings)
        {
            var squares = within + weighting.Weights.PointwiseMultiply(deviations).DotProduct(deviations);
            if (squares == 0)
                break;
            var projected = Projected(weighting, deviations);
            foreach (var ratio in Ratios)
            {
                var explained = projected.PointwiseMultiply(projected).DotProduct(Shrinkage(weighting, ratio));
                var logDeterminant = weighting.Eigenvalues.Sum(value => Math.Log(1 + (ratio * value))) - weighting.LogDeterminant;
                var likelihood = -(kinds.Users.Length * Math.Log(squares - explained)) - logDeterminant;
                if (likelihood > best.Likelihood)
                    best = (likelihood, weighting, ratio);
            }
        }

        var effects = best.Weighting.Eigenvectors * Projected(best.Weighting, deviations).PointwiseMultiply(Shrinkage(best.Weighting, best.Ratio));
        var own = best.Weighting.Weights.PointwiseMultiply(deviations - (contrasts * effects)) * best.Weighting.Ratio;
        return new(mean, effects, own.ToArray());
    }

    /// <summary>What features explain of each kind's mean has the same chance for all once it is weighted; in the basis of the eigenvectors features are independent.</summary>
    private Weighting Weigh(double ratio)
    {
        var weights = Vector<double>.Build.DenseOfEnumerable(kinds.Sizes.Select(size => 1 / (ratio + (1.0 / size))));
        var eigen = contrasts.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(weights) * contrasts).Evd(Symmetricity.Symmetric);
        return new(ratio, weights, weights.Sum(weight => Math.Log(weight)), eigen.EigenValues.Map(value => Math.Max(value.Real, 0)), eigen.EigenVectors);
    }

    private Vector<double> Projected(Weighting weighting, Vector<double> deviations) =>
        weighting.Eigenvectors.TransposeThisAndMultiply(contrasts.TransposeThisAndMultiply(weighting.Weights.PointwiseMultiply(deviations)));

    private static Vector<double> Shrinkage(Weighting weighting, double ratio) => weighting.Eigenvalues.Map(value => ratio / (1 + (ratio * value)));

    /// <summary>The kinds' weights if the variance of their own effects is so many times that of chance.</summary>
    private sealed record Weighting(double Ratio, Vector<double> Weights, double LogDeterminant, Vector<double> Eigenvalues, Matrix<double> Eigenvectors);
}
