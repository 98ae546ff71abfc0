namespace SynthRec.MLNet.Generators;

/// <summary>Draws by shares.</summary>
internal static class Shares
{
    /// <summary>Draws a place with the probability of its share; the shares sum to 1.</summary>
    public static int Draw(ReadOnlySpan<float> shares, SeededRandom random)
    {
        var point = random.NextSingle();
        var at = 0;
        while (at < shares.Length - 1 && (point -= shares[at]) >= 0)
            at++;
        return at;
    }
}
