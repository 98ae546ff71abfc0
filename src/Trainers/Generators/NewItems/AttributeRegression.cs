using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>A number of an item as a ridge regression on its attributes, with the residuals of the training items.</summary>
internal sealed class AttributeRegression(double intercept, float[] coefficients, float[] residuals)
{
    public static AttributeRegression Fit(RidgeSolver ridge, AttributedItems items, Func<int, double> target)
    {
        var targets = Array.ConvertAll(items.Known, item => target(item));
        var mean = targets.Average();
        var coefficients = ridge.Solve(new DenseMatrix(targets.Length, 1, Array.ConvertAll(targets, value => value - mean))).Column(0);
        var regression = new AttributeRegression(mean, [.. coefficients.Select(value => (float)value)], []);
        return new(mean, regression.coefficients, [.. items.Known.Select((item, at) => (float)(targets[at] - regression.Expected(items.Attributes[item])))]);
    }

    private readonly double intercept = intercept;
    private readonly float[] coefficients = coefficients;
    private readonly float[] residuals = residuals;

    public double Expected(ReadOnlySpan<float> attributes) => intercept + TensorPrimitives.Dot(coefficients, attributes);

    /// <summary>What is expected and a share of the residual of a random training item.</summary>
    public double Draw(ReadOnlySpan<float> attributes, float variation, SeededRandom random) => Expected(attributes) + (variation * residuals[random.NextInt32(residuals.Length)]);

    /// <summary>The logarithm of the mean of the exponentials of so much of the residuals (Duan's smearing, 1983).</summary>
    public double LogSmearing(float variation) => Math.Log(residuals.Average(residual => Math.Exp(variation * residual)));

    public void Write(BinaryWriter writer)
    {
        writer.Write(intercept);
        writer.WriteSingles(coefficients);
        writer.WriteSingles(residuals);
    }

    public static AttributeRegression Read(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadSingles(), reader.ReadSingles());
}
