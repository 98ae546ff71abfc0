using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SynthRec.MLNet.Generators;

/// <summary>Adds and subtracts whole rows of costs.</summary>
/// <remarks>Each method is compiled at its best at once: called first, they would else run many times slower for as long as a thousand users take.</remarks>
internal static class CostRows
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> row, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(row[..sums.Length]);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var at = 0;
        for (; at <= sums.Length - Vector512<float>.Count; at += Vector512<float>.Count)
            (Vector512.LoadUnsafe(ref to, (nuint)at) + Vector512.LoadUnsafe(ref from, (nuint)at)).StoreUnsafe(ref to, (nuint)at);
        for (; at < sums.Length; at++)
            sums[at] += row[at];
    }

    /// <summary>Adds a row where the sums are not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWhereNotZero(ReadOnlySpan<float> row, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(row[..sums.Length]);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var at = 0;
        for (; at <= sums.Length - Vector512<float>.Count; at += Vector512<float>.Count)
        {
            var old = Vector512.LoadUnsafe(ref to, (nuint)at);
            Vector512.ConditionalSelect(Vector512.Equals(old, Vector512<float>.Zero), old, old + Vector512.LoadUnsafe(ref from, (nuint)at)).StoreUnsafe(ref to, (nuint)at);
        }

        for (; at < sums.Length; at++)
            sums[at] += sums[at] == 0 ? 0 : row[at];
    }

    /// <summary>Subtracts a row.</summary>
    /// <returns>Where the least of the sums is then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int SubtractAndFindLeast(ReadOnlySpan<float> row, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(row[..sums.Length]);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var (at, lanes, least) = (0, Vector512.Create(float.PositiveInfinity), float.PositiveInfinity);
        for (; at <= sums.Length - Vector512<float>.Count; at += Vector512<float>.Count)
        {
            var rest = Vector512.LoadUnsafe(ref to, (nuint)at) - Vector512.LoadUnsafe(ref from, (nuint)at);
            rest.StoreUnsafe(ref to, (nuint)at);
            lanes = Vector512.MinNative(lanes, rest);
        }

        for (; at < sums.Length; at++)
            least = MathF.Min(least, sums[at] -= row[at]);
        for (var lane = 0; lane < Vector512<float>.Count; lane++)
            least = MathF.Min(least, lanes[lane]);

        // Integers are found faster than floats.
        return MemoryMarshal.Cast<float, int>(sums).IndexOf(BitConverter.SingleToInt32Bits(least));
    }
}
