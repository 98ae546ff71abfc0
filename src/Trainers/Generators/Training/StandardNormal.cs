using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>Many standard normal numbers at once, a few times faster than one by one (Box and Muller 1958).</summary>
internal static class StandardNormal
{
    public static void Fill(SeededRandom random, Span<float> numbers)
    {
        var pairs = (numbers.Length + 1) / 2;
        var (radii, angles, sines) = (new float[pairs], new float[pairs], new float[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            radii[pair] = 1 - random.NextSingle();
            angles[pair] = 2 * MathF.PI * random.NextSingle();
        }

        TensorPrimitives.Log(radii, radii);
        TensorPrimitives.Multiply(radii, -2, radii);
        TensorPrimitives.Sqrt(radii, radii);
        TensorPrimitives.Sin(angles, sines);
        TensorPrimitives.Cos(angles, angles);
        TensorPrimitives.Multiply(radii, angles, numbers[..pairs]);
        var rest = numbers.Length - pairs;
        TensorPrimitives.Multiply(radii.AsSpan(0, rest), sines.AsSpan(0, rest), numbers[pairs..]);
    }
}
