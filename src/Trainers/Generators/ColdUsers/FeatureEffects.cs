using MathNet.Numerics.LinearAlgebra;

namespace SynthRec.MLNet.Generators;

/// <summary>What users' features say of a number of theirs.</summary>
/// <param name="Mean">The mean of all users.</param>
/// <param name="OfFeatures">The effect of each contrast of features.</param>
/// <param name="OfKinds">What is added for users with the very same features as users of a kind.</param>
internal sealed record FeatureEffects(double Mean, Vector<double> OfFeatures, double[] OfKinds)
{
    /// <summary>What is expected of users with features whose contrasts these are.</summary>
    /// <param name="contrasts">The contrasts.</param>
    /// <param name="kind">The kind of the training users with the same features, or −1 if there are none.</param>
    public double Under(Vector<double> contrasts, int kind) => Mean + OfFeatures.DotProduct(contrasts) + (kind < 0 ? 0 : OfKinds[kind]);
}
