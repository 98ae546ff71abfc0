using System.Numerics;
using System.Runtime.CompilerServices;

namespace SynthRec.MLNet;

/// <summary>
/// A seeded stream of random numbers (xoshiro256++, Blackman and Vigna 2019, seeded by SplitMix64).
/// </summary>
/// <remarks>
/// <see cref="For(int, long, long)"/> gives every pair of keys a stream of its own, so that work can be
/// cut into shards in any way and still draw the same numbers. Not safe for use by several threads at once.
/// </remarks>
public sealed class SeededRandom
{
    private ulong s0, s1, s2, s3;
    private double spareGaussian = double.NaN;

    private SeededRandom(ulong state)
    {
        s0 = SplitMix(ref state);
        s1 = SplitMix(ref state);
        s2 = SplitMix(ref state);
        s3 = SplitMix(ref state);
    }

    /// <summary>The stream of a seed and up to two keys, such as a purpose and a user index.</summary>
    /// <param name="seed">The seed that the user of the library chose.</param>
    /// <param name="purpose">What the numbers are for; different purposes draw independent streams.</param>
    /// <param name="index">The user, batch or fold that the numbers are for.</param>
    public static SeededRandom For(int seed, long purpose = 0, long index = 0)
    {
        var state = (ulong)(uint)seed;
        state = SplitMix(ref state) ^ (ulong)purpose;
        state = SplitMix(ref state) ^ (ulong)index;
        return new SeededRandom(SplitMix(ref state));
    }

    /// <summary>The next 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number uniform in [0, 1) with 53 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number uniform in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1UL << 24));

    /// <summary>An integer uniform in [0, <paramref name="exclusiveMaximum"/>) without bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is not positive.</exception>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        var range = (uint)exclusiveMaximum;
        var product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>A standard normal number (Marsaglia's polar method).</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(spareGaussian))
        {
            var spare = spareGaussian;
            spareGaussian = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = 2 * NextDouble() - 1;
            y = 2 * NextDouble() - 1;
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);

        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        spareGaussian = y * scale;
        return x * scale;
    }

    /// <summary>Puts the elements into a uniformly random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>A uniformly random order of 0 … <paramref name="count"/> − 1.</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        Shuffle<int>(order);
        return order;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
