namespace SynthRec.MLNet.Evaluation;

/// <summary>Metrics of one user's ranked list, with binary relevance.</summary>
/// <remarks>
/// A list holds the best items first, each once. The relevant items are ascending, each once, at least one: a user without any has
/// no metrics, and who counts them as 0 or leaves them out gets other means, so that is left to the caller to say.
/// A list shorter than k is one with nothing relevant in the places that are missing.
/// </remarks>
public static class RankingMetrics
{
    /// <summary>The value of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="ranked">The list, the best item first.</param>
    /// <param name="relevant">The relevant items, ascending, at least one.</param>
    /// <param name="k">How many items of the list count, at least 1.</param>
    /// <returns>In [0, 1].</returns>
    /// <exception cref="ArgumentException">There is no relevant item.</exception>
    public static double Of(RankingMetric metric, ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k) => metric switch
    {
        RankingMetric.Ndcg => Ndcg(ranked, relevant, k),
        RankingMetric.Precision => Precision(ranked, relevant, k),
        RankingMetric.Recall => Recall(ranked, relevant, k),
        RankingMetric.TruncatedRecall => TruncatedRecall(ranked, relevant, k),
        RankingMetric.AveragePrecision => AveragePrecision(ranked, relevant, k),
        RankingMetric.ReciprocalRank => ReciprocalRank(ranked, relevant, k),
        RankingMetric.HitRate => HitRate(ranked, relevant, k),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };

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
