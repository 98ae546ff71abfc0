namespace SynthRec.MLNet.Generators;

/// <summary>Logarithms of smoothed shares, from which networks start to learn.</summary>
internal static class LogShare
{
    private const double Smoothing = 0.5;

    public static float[] Of(ReadOnlySpan<int> counts)
    {
        var total = Smoothing * counts.Length;
        foreach (var count in counts)
            total += count;
        var shares = new float[counts.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = (float)Math.Log((counts[i] + Smoothing) / total);
        return shares;
    }

    /// <summary>The logarithm of the odds of something that happened so many times and did not so many other times.</summary>
    public static float Odds(int happened, int not) => (float)Math.Log((happened + Smoothing) / (not + Smoothing));
}
