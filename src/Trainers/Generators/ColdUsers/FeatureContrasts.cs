using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Features as deviations from their means over users, those of two values 0 and 1 as they are and all others divided by two standard deviations,
/// so that a step in any of them is about as large (Gelman 2008). Features that never vary are 0.
/// </summary>
internal sealed class FeatureContrasts
{
    private readonly double[] means, factors;

    public FeatureContrasts(UserKinds kinds)
    {
        var dimensions = kinds.Of(0).Length;
        (means, factors) = (new double[dimensions], new double[dimensions]);
        for (var feature = 0; feature < dimensions; feature++)
        {
            means[feature] = Mean(kinds, kind => kinds.Of(kind)[feature]);
            var deviation = Math.Sqrt(Mean(kinds, kind => Math.Pow(kinds.Of(kind)[feature] - means[feature], 2)));
            var binary = Enumerable.Range(0, kinds.Count).All(kind => kinds.Of(kind)[feature] is 0 or 1);
            factors[feature] = binary ? 1 : deviation == 0 ? 0 : 1 / (2 * deviation);
        }
    }

    /// <summary>The contrasts of a vector of features.</summary>
    public Vector<double> Of(ReadOnlySpan<float> features)
    {
        var contrasts = new double[features.Length];
        for (var feature = 0; feature < contrasts.Length; feature++)
            contrasts[feature] = (features[feature] - means[feature]) * factors[feature];
        return Vector<double>.Build.Dense(contrasts);
    }

    /// <summary>The mean over users of a number of each kind.</summary>
    public static double Mean(UserKinds kinds, Func<int, double> ofKind) =>
        Enumerable.Range(0, kinds.Count).Sum(kind => kinds.Sizes[kind] * ofKind(kind)) / kinds.Users.Length;
}
