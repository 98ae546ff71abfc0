using System.Runtime.CompilerServices;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Standard normal numbers by the ziggurat of 128 layers of equal area (Marsaglia and Tsang 2000), which gives all but one in eighty at the
/// cost of one product. Layer and place are drawn from different bits (Doornik 2005).
/// </summary>
internal static class Ziggurat
{
    private const int Layers = 128;

    /// <summary>Where the tail begins, and the area of each layer, of exp(−x² / 2).</summary>
    private const double Tail = 3.442619855899, Area = 9.91256303526217e-3;

    private static readonly double[] Widths = MakeWidths();
    private static readonly double[] Inner = [.. Enumerable.Range(0, Layers).Select(layer => Widths[layer + 1] / Widths[layer])];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(SeededRandom random, Span<float> numbers)
    {
        var (widths, inner) = (Widths, Inner);
        for (var i = 0; i < numbers.Length; i++)
        {
            var bits = random.NextUInt64();
            var layer = (int)(bits % Layers);
            var place = ((long)bits >> 11) * (1.0 / (1L << 52));
            numbers[i] = (float)(Math.Abs(place) < inner[layer] ? place * widths[layer] : Outer(random, layer, place));
        }
    }

    /// <summary>A number outside what the layer has in common with the one above.</summary>
    private static double Outer(SeededRandom random, int layer, double place)
    {
        while (true)
        {
            if (Math.Abs(place) < Inner[layer])
                return place * Widths[layer];
            if (layer == 0)
                return Math.CopySign(FromTail(random), place);
            var x = place * Widths[layer];
            var (low, high) = (Density(Widths[layer]), Density(Widths[layer + 1]));
            if (low + (random.NextDouble() * (high - low)) < Density(x))
                return x;
            var bits = random.NextUInt64();
            (layer, place) = ((int)(bits % Layers), ((long)bits >> 11) * (1.0 / (1L << 52)));
        }
    }

    /// <summary>A number beyond the tail's beginning (Marsaglia 1964).</summary>
    private static double FromTail(SeededRandom random)
    {
        while (true)
        {
            var beyond = -Math.Log(1 - random.NextDouble()) / Tail;
            if (-2 * Math.Log(1 - random.NextDouble()) >= beyond * beyond)
                return Tail + beyond;
        }
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x);

    private static double[] MakeWidths()
    {
        var widths = new double[Layers + 1];
        (widths[0], widths[1]) = (Area / Density(Tail), Tail);
        for (var layer = 2; layer < Layers; layer++)
            widths[layer] = Math.Sqrt(-2 * Math.Log((Area / widths[layer - 1]) + Density(widths[layer - 1])));
        return widths;
    }
}
