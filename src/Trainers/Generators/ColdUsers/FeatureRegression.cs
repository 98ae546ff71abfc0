using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A number of users by their features: a mean, an effect of each feature, an effect of the very same features, and chance, the effects being normal
/// around 0. Their variances are those under which the data are most likely (a mixed model by maximum likelihood: Harville 1977), so
/// kinds of few users are drawn towards what their features say, and features of little effect towards nobody's.
/// </summary>
internal sealed class FeatureRegression
{
    private readonly UserKinds kinds;
    private readonly Matrix<double> contrasts;
    private readonly Weighting[] weightings;

    public FeatureRegression(UserKinds kinds, FeatureContrasts contrasts)
    {
        this.kinds = kinds;
        this.contrasts = Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, kinds.Count).Select(kind => contrasts.Of(kinds.Of(kind))));
        weightings = [.. LikeliestRidge.Ratios.Select(Weigh)];
    }

    /// <summary>Finds the effects.</summary>
    /// <param name="means">The mean of the users of each kind.</param>
    /// <param name="within">The sum of the users' squared deviations from the means of their kinds.</param>
    public FeatureEffects Fit(double[] means, double within)
    {
        var mean = FeatureContrasts.Mean(kinds, kind => means[kind]);
        var deviations = Vector<double>.Build.DenseOfEnumerable(means.Select(value => value - mean));
        var best = new FeatureEffects(mean, Vector<double>.Build.Dense(contrasts.ColumnCount), new double[kinds.Count]);
        var highest = double.NegativeInfinity;
        foreach (var (ratio, weights, ridge) in weightings)
        {
            var weighted = weights.PointwiseMultiply(deviations);
            var (effects, likelihood) = ridge.Fit(contrasts.TransposeThisAndMultiply(weighted), within + weighted.DotProduct(deviations), kinds.Users.Length);
            likelihood += weights.Sum(weight => Math.Log(weight));
            if (likelihood <= highest)
                continue;
            highest = likelihood;
            best = new(mean, effects, (weights.PointwiseMultiply(deviations - (contrasts * effects)) * ratio).ToArray());
        }

        return best;
    }

    private Weighting Weigh(double ratio)
    {
        var weights = Vector<double>.Build.DenseOfEnumerable(kinds.Sizes.Select(size => 1 / (ratio + (1.0 / size))));
        return new(ratio, weights, new(contrasts.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(weights) * contrasts)));
    }

    /// <summary>What a kind's mean weighs if the variance of the kinds' own effects is so many times that of chance.</summary>
    private sealed record Weighting(double Ratio, Vector<double> Weights, LikeliestRidge Ridge);
}
