namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Guesses that depend on each other: those that come of one synthetic user tend to be right together, as do those that hit one real user. They are worth the number of
/// independent guesses whose share of right ones varies as much (Kish 1965; its use in Wilson's interval: Korn and Graubard 1998, Franco et al. 2019). The variance is clustered both
/// ways, by where guesses come of and by whom they hit, less what both count (Cameron, Gelbach and Miller 2011).
/// </summary>
internal static class DependentGuesses
{
    /// <param name="sources">The synthetic user that each guess comes of.</param>
    /// <param name="hits">The real user whom each guess hits; below 0 if it is wrong.</param>
    public static GuessCount Of(IReadOnlyList<int> sources, IReadOnlyList<int> hits)
    {
        // Wrong guesses hit nobody in common.
        int[] users = [.. hits.Select((hit, guess) => hit >= 0 ? hit : ~guess)];
        var (made, right) = (hits.Count, hits.Count(hit => hit >= 0));
        return new(right, made, right == 0 || right == made ? Math.Min(Distinct(sources), Distinct(users)) : made / DesignEffect(sources, users, (double)right / made));
    }

    /// <summary>How many times the variance of as many independent guesses; at least 1.</summary>
    private static double DesignEffect(IReadOnlyList<int> sources, int[] users, double share)
    {
        double Residual(int guess) => (users[guess] >= 0 ? 1 : 0) - share;
        double SumOfSquares<T>(IEnumerable<T> clusters) =>
            clusters.Select((cluster, guess) => (Cluster: cluster, Residual: Residual(guess))).GroupBy(one => one.Cluster, one => one.Residual).Sum(of => Math.Pow(of.Sum(), 2));
        var (bySource, byUser) = (SumOfSquares(sources), SumOfSquares(users));
        var byEither = bySource + byUser - SumOfSquares(sources.Zip(users));
        var count = sources.Distinct().Count();
        return count == 1
            ? users.Length
            : Math.Clamp(count / (count - 1.0) * new[] { bySource, byUser, byEither }.Max() / (users.Length * share * (1 - share)), 1, users.Length);
    }

    /// <summary>Where all guesses are right, or all wrong, nothing tells how far those of one cluster differ, so they count as one (Kish's number for clusters of different sizes).</summary>
    private static double Distinct(IReadOnlyCollection<int> clusters) => Math.Pow(clusters.Count, 2) / clusters.CountBy(cluster => cluster).Sum(of => Math.Pow(of.Value, 2));
}
