namespace SynthRec.MLNet.Generators;

/// <summary>The likeliest share of discoveries, everything else being learnt, by expectation and maximisation (Dempster, Laird and Rubin 1977).</summary>
internal static class DiscoveryShare
{
    private const int MostRounds = 1_000;
    private const double Tolerance = 1e-6;

    /// <summary>What exponents stay below, so that ratios are finite.</summary>
    private const double MostEvidence = 500;

    /// <param name="evidence">How much likelier each interaction is as a discovery than as an interest, as logarithms.</param>
    /// <param name="prior">As how large a part of each interaction as a discovery, and as large a part as none, the prior counts.</param>
    public static double Of(IReadOnlyList<float> evidence, double prior)
    {
        var likelier = evidence.Select(logarithm => Math.Exp(Math.Min(logarithm, MostEvidence))).ToArray();
        var share = 0.5;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = share;
            var discoveries = likelier.Sum(times => before * times / (1 - before + (before * times)));
            share = ((discoveries / likelier.Length) + prior) / (1 + (2 * prior));
            if (Math.Abs(share - before) < Tolerance)
                break;
        }

        return share;
    }
}
