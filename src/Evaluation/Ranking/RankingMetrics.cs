namespace SynthRec.MLNet.Evaluation;

/// <summary>Metrics of one user's ranked list, with binary relevance.</summary>
/// <remarks>
/// A list holds the best items first, each once. The relevant items are ascending, each once, at least one: a user without any has
/// no metrics, and who counts them as 0 or leaves them out gets other means, so that is left to the caller to say.
/// A list shorter than k is one with nothing relevant in the places that are missing.
/// </remarks>
public static class RankingMetrics
{
    /// <summary>The number of relevant items among the first k, over k.</summary>
    public static double Precision(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k) => (double)Hits(ranked, relevant, k) / k;

    /// <summary>The number of relevant items among the first k, over the number of relevant items.</summary>
    public static double Recall(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k) => (double)Hits(ranked, relevant, k) / relevant.Length;

    /// <summary>The number of relevant items among the first k, over the most there can be: min(k, relevant items).</summary>
    public static double TruncatedRecall(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k) =>
        (double)Hits(ranked, relevant, k) / Math.Min(k, relevant.Length);

    /// <summary>1 if any of the first k is relevant, else 0.</summary>
    public static double HitRate(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k) => Hits(ranked, relevant, k) > 0 ? 1 : 0;

    /// <summary>1 over the rank of the first relevant item if that is at most k, else 0. Its mean over users is MRR@k.</summary>
    public static double ReciprocalRank(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k)
    {
        var shown = Cut(ranked, relevant, k);
        for (var at = 0; at < shown.Length; at++)
        {
            if (relevant.BinarySearch(shown[at]) >= 0)
                return 1.0 / (at + 1);
        }

        return 0;
    }

    /// <summary>
    /// The precision at the rank of each relevant item among the first k, summed, over min(k, relevant items). Its mean over users is MAP@k.
    /// </summary>
    public static double AveragePrecision(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k)
    {
        var shown = Cut(ranked, relevant, k);
        var (hits, sum) = (0, 0.0);
        for (var at = 0; at < shown.Length; at++)
        {
            if (relevant.BinarySearch(shown[at]) >= 0)
                sum += (double)++hits / (at + 1);
        }

        return sum / Math.Min(k, relevant.Length);
    }

    /// <summary>
    /// Discounted cumulative gain of the first k, 1/log₂(rank + 1) for each relevant item, over that of the best list, which has
    /// min(k, relevant items) of them at its head (Järvelin and Kekäläinen 2002).
    /// </summary>
    public static double Ndcg(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k)
    {
        var shown = Cut(ranked, relevant, k);
        var (gain, best) = (0.0, 0.0);
        for (var at = 0; at < Math.Min(k, relevant.Length); at++)
            best += Discount(at);
        for (var at = 0; at < shown.Length; at++)
        {
            if (relevant.BinarySearch(shown[at]) >= 0)
                gain += Discount(at);
        }

        return gain / best;
    }

    private static double Discount(int at) => 1 / Math.Log2(at + 2);

    private static int Hits(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k)
    {
        var hits = 0;
        foreach (var item in Cut(ranked, relevant, k))
            hits += relevant.BinarySearch(item) >= 0 ? 1 : 0;
        return hits;
    }

    private static ReadOnlySpan<int> Cut(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (relevant.IsEmpty)
            throw new ArgumentException("A user without relevant items has no ranking metrics. Leave such users out.", nameof(relevant));
        return ranked[..Math.Min(k, ranked.Length)];
    }
}
