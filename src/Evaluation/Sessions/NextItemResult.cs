namespace SynthRec.MLNet.Evaluation;

/// <summary>How well the next items of test sessions were foretold. The values of sessions are in the same order for all models judged by them.</summary>
/// <param name="K">How many items of each ranked list count.</param>
/// <param name="Hits">For each judged session the number of its positions whose item is among the first <paramref name="K"/>.</param>
/// <param name="ReciprocalRanks">For each judged session the sum over its positions of 1 / rank, 0 beyond <paramref name="K"/>.</param>
/// <param name="Positions">For each judged session the number of its positions: all items but the first.</param>
/// <param name="UnknownPositions">The number of positions whose item the model does not know; they count as missed.</param>
/// <param name="UnknownInteractions">The number of interactions with items that the model does not know; they are left out of what it sees.</param>
/// <param name="SessionsLeftOut">The number of sessions with fewer than two items, which have no position.</param>
public sealed record NextItemResult(
    int K,
    IReadOnlyList<double> Hits,
    IReadOnlyList<double> ReciprocalRanks,
    IReadOnlyList<double> Positions,
    int UnknownPositions,
    int UnknownInteractions,
    int SessionsLeftOut)
{
    /// <summary>recall@k: the share of all positions whose item is among the first k. The interval resamples sessions.</summary>
    public Estimate Recall(int seed = 0) => PerPosition(Hits, seed);

    /// <summary>MRR@k: the mean over all positions of 1 / rank, 0 beyond k. The interval resamples sessions.</summary>
    public Estimate MeanReciprocalRank(int seed = 0) => PerPosition(ReciprocalRanks, seed);

    /// <summary>This recall@k as a share of another on the same sessions; null if the other may be 0.</summary>
    /// <exception cref="ArgumentException">The other result is of other sessions or another k.</exception>
    public Estimate? RecallAsShareOf(NextItemResult other, int seed = 0) => Share(Hits, Comparable(other).Hits, seed);

    /// <summary>This MRR@k as a share of another on the same sessions; null if the other may be 0.</summary>
    /// <exception cref="ArgumentException">The other result is of other sessions or another k.</exception>
    public Estimate? MeanReciprocalRankAsShareOf(NextItemResult other, int seed = 0) => Share(ReciprocalRanks, Comparable(other).ReciprocalRanks, seed);

    private Estimate PerPosition(IReadOnlyList<double> sums, int seed) =>
        Bootstrap.Of([sums, Positions], means => means[0] / means[1], seed)!.Value;

    private static Estimate? Share(IReadOnlyList<double> sums, IReadOnlyList<double> others, int seed) =>
        Bootstrap.Of([sums, others], means => means[0] / means[1], seed);

    private NextItemResult Comparable(NextItemResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.K != K || !other.Positions.SequenceEqual(Positions))
            throw new ArgumentException("The other result is of other sessions or of another k.", nameof(other));
        return other;
    }
}
