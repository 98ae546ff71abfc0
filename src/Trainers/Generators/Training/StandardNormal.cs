using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The standard normal distribution: many numbers of it at once, how far other normal distributions are from it, and draws of these.</summary>
internal static class StandardNormal
{
    /// <summary>What numbers of it stand for in normal distributions of given means and log-variances; gradients pass through (Kingma and Welling 2014).</summary>
    public static Tensor Draw(Tensor mean, Tensor logVariance, Tensor numbers)
    {
        using var scope = NewDisposeScope();
        return mean.Plus(logVariance.Times(0.5).exp() * numbers).MoveToOuterDisposeScope();
    }

    /// <summary>The Kullback-Leibler divergence, in nats, of normal distributions from it: one for each mean and log-variance.</summary>
    public static Tensor DivergenceFrom(Tensor mean, Tensor logVariance)
    {
        using var scope = NewDisposeScope();
        return mean.Squared().Plus(logVariance.exp()).Minus(logVariance).PlusInPlace(-1).Times(0.5).MoveToOuterDisposeScope();
    }

    /// <summary>Fills a span with numbers of it.</summary>
    public static void Fill(SeededRandom random, Span<float> numbers) => Ziggurat.Fill(random, numbers);
}
