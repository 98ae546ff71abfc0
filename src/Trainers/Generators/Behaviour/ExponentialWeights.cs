using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SynthRec.MLNet.Generators;

/// <summary>Makes unnormalised log-probabilities into weights, to within two units of a float's last place.</summary>
/// <remarks>
/// Each method is compiled at its best at once: called first, they would else run many times slower for the tenths of a second in which
/// thousands of users are drawn.
/// </remarks>
internal static class ExponentialWeights
{
    private const float Smallest = -87f;

    // ln 2 as a float of few digits, whose small multiples are exact, and the rest of it.
    private const float Log2 = 0.69314575f;
    private const float Log2Rest = (float)(0.693147180559945309 - Log2);

    /// <summary>exp((logit − the largest) / temperature), 0 where that is below exp(−87).</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="weights">Receives the weights; may be <paramref name="logits"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<float> logits, float temperature, Span<float> weights)
    {
        var largest = Largest(logits);
        ref var from = ref MemoryMarshal.GetReference(logits);
        ref var to = ref MemoryMarshal.GetReference(weights[..logits.Length]);
        var at = 0;
        for (; at <= logits.Length - Vector512<float>.Count; at += Vector512<float>.Count)
        {
            var exponent = Vector512.LoadUnsafe(ref from, (nuint)at) - Vector512.Create(largest);
            if (temperature != 1)
                exponent /= temperature;
            Exp(exponent).StoreUnsafe(ref to, (nuint)at);
        }

        for (; at < logits.Length; at++)
        {
            var exponent = (logits[at] - largest) / temperature;
            weights[at] = exponent < Smallest ? 0 : MathF.Exp(exponent);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Largest(ReadOnlySpan<float> values)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        var (at, lanes) = (0, Vector512.Create(float.NegativeInfinity));
        for (; at <= values.Length - Vector512<float>.Count; at += Vector512<float>.Count)
            lanes = Vector512.MaxNative(lanes, Vector512.LoadUnsafe(ref from, (nuint)at));
        var largest = float.NegativeInfinity;
        for (var lane = 0; lane < Vector512<float>.Count; lane++)
            largest = MathF.Max(largest, lanes[lane]);
        for (; at < values.Length; at++)
            largest = MathF.Max(largest, values[at]);
        return largest;
    }

    /// <summary>exp(x) of x ≤ 0: 2ⁿ times the Taylor series of the rest r, |r| ≤ ln 2 / 2, whose first term left out is below 6·10⁻⁹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        var bounded = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Smallest)), Vector512.Create(Smallest), x);
        var n = Vector512.Round(bounded * (1 / (Log2 + Log2Rest)));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Log2), bounded);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Log2Rest), r);
        var series = Vector512.Create(1f / 5040);
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 720));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 120));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 24));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 6));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 2));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512<float>.One);
        series = Vector512.FusedMultiplyAdd(series, r, Vector512<float>.One);
        var power = (Vector512.ConvertToInt32(n) + Vector512.Create(127)) << 23;
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Smallest)), Vector512<float>.Zero, series * power.AsSingle());
    }
}
