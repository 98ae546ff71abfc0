namespace SynthRec.MLNet.Generators;

/// <summary>
/// How many more times pairs of items should have come than they did, in 64 MiB whatever the number of pairs: pairs whose hashes collide
/// share an error (feature hashing: Weinberger et al. 2009).
/// </summary>
internal sealed class HashedErrors
{
    private const int Bits = 24;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly float[] errors = new float[1 << Bits];

    /// <summary>The error of a pair.</summary>
    /// <param name="lag">How many steps the second item came after the first.</param>
    /// <param name="from">The first item.</param>
    /// <param name="to">The second item.</param>
    public ref float Of(int lag, int from, int to)
    {
        var key = ((((ulong)lag << 32) + (uint)from) * Multiplier) + (uint)to;
        return ref errors[(key * Multiplier) >> (64 - Bits)];
    }
}
