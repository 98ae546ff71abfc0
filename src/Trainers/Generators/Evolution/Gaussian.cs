using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Normal distributions with independent dimensions, a row for each.</summary>
internal sealed record Gaussian(Tensor Mean, Tensor LogVariance)
{
    /// <summary>The points that standard normal numbers stand for.</summary>
    public Tensor At(Tensor noise) => StandardNormal.Draw(Mean, LogVariance, noise);

    /// <summary>The Kullback–Leibler divergence from other distributions, summed over rows: 1 number.</summary>
    public Tensor DivergenceFrom(Gaussian other)
    {
        var distance = Mean.Minus(other.Mean).Squared().Plus(LogVariance.exp()) * other.LogVariance.neg().exp();
        return distance.Plus(other.LogVariance).Minus(LogVariance).PlusInPlace(-1).sum().Times(0.5).view(1);
    }
}
