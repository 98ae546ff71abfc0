using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The posteriors of a mini-batch, normal in each dimension, and a latent vector drawn from each. All users × dimensions.</summary>
internal sealed record DrawnPosterior(Tensor Mean, Tensor LogVariance, Tensor Latent)
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>Draws with standard normal noise.</summary>
    public static DrawnPosterior Draw(Tensor mean, Tensor logVariance, Tensor noise) =>
        new(mean, logVariance, StandardNormal.Draw(mean, logVariance, noise));

    /// <summary>The Kullback-Leibler divergence from the standard normal distribution in closed form, dimension by dimension.</summary>
    public Tensor DivergenceFromStandardNormal() => StandardNormal.DivergenceFrom(Mean, LogVariance);

    /// <summary>The logarithm of each posterior's density at what was drawn from it, dimension by dimension.</summary>
    public Tensor LogDensity() => LogDensityOf(Latent, Mean, LogVariance);

    /// <summary>The logarithm of a normal density, element by element.</summary>
    public static Tensor LogDensityOf(Tensor points, Tensor means, Tensor logVariances) =>
        (points.Minus(means).Squared() * logVariances.neg().exp()).Plus(logVariances).PlusInPlace(LogTwoPi).Times(-0.5);
}
