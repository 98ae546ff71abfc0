using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// McFadden's conditional logit (1974) of which users take an item: logits are a weighted sum of the features of the pairs.
/// The likelihood is concave, and Newton's method finds its maximum.
/// </summary>
internal static class ConditionalLogit
{
    private const int MostIterations = 20;
    private const double Ridge = 1e-3;
    private const double SmallestStep = 1e-4;

    /// <summary>The features of every user for an item, blocks of one feature of all users, and the users who took it.</summary>
    public readonly record struct Choice(float[] Features, int[] Takers);

    /// <summary>The weights of the features.</summary>
    public static float[] Fit(IReadOnlyList<Choice> choices, int featureCount, CancellationToken cancellationToken)
    {
        var weights = new double[featureCount];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var gradient = DenseVector.OfEnumerable(weights.Select(weight => -Ridge * weight));
            var information = DenseMatrix.CreateDiagonal(featureCount, featureCount, Ridge);
            foreach (var choice in choices)
                AddDerivatives(choice, weights, gradient, information);
            var step = information.Cholesky().Solve(gradient);
            for (var i = 0; i < featureCount; i++)
                weights[i] += step[i];
            if (step.InfinityNorm() < SmallestStep)
                break;
        }

        return Array.ConvertAll(weights, weight => (float)weight);
    }

    /// <summary>The logits of all users.</summary>
    public static void Logits(ReadOnlySpan<float> features, ReadOnlySpan<float> weights, Span<float> logits)
    {
        logits.Clear();
        for (var i = 0; i < weights.Length; i++)
            TensorPrimitives.MultiplyAdd(features.Slice(i * logits.Length, logits.Length), weights[i], logits, logits);
    }

    private static void AddDerivatives(Choice choice, double[] weights, DenseVector gradient, DenseMatrix information)
    {
        var users = choice.Features.Length / weights.Length;
        var shares = new float[users];
        Logits(choice.Features, Array.ConvertAll(weights, weight => (float)weight), shares);
        TensorPrimitives.SoftMax(shares, shares);
        var means = new double[weights.Length];
        var weighted = new float[users];
        for (var i = 0; i < weights.Length; i++)
        {
            var feature = choice.Features.AsSpan(i * users, users);
            means[i] = TensorPrimitives.Dot(feature, shares);
            foreach (var user in choice.Takers)
                gradient[i] += feature[user] - means[i];
            TensorPrimitives.Multiply(feature, shares, weighted);
            for (var j = 0; j <= i; j++)
            {
                var covariance = choice.Takers.Length * (TensorPrimitives.Dot(weighted, choice.Features.AsSpan(j * users, users)) - (means[i] * means[j]));
                information[i, j] += covariance;
                if (j < i)
                    information[j, i] += covariance;
            }
        }
    }
}
