using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Whether synthetic users lie where real ones do, and everywhere where real ones do; "where" is in the balls around users that reach to the k-th nearest
/// other of the same side, and a user with no item in common is in none. Precision and recall are those of Kynkäänniemi et al. 2019, density and coverage those of Naeem et al. 2020.
/// </summary>
/// <param name="Precision">The share of synthetic users in the ball of a real user, in [0, 1]: are they realistic?</param>
/// <param name="Recall">The share of real users in the ball of a synthetic user, in [0, 1]: are real users covered?</param>
/// <param name="Density">The mean over synthetic users of in how many real users' balls they lie, over k; near 1 for data like the real, at least 0 and without bound.</param>
/// <param name="Coverage">The share of real users in whose ball a synthetic user lies, in [0, 1].</param>
/// <param name="RealUsers">The number of real users with items.</param>
/// <param name="SyntheticUsers">The number of synthetic users with items.</param>
public sealed record ManifoldReport(double Precision, double Recall, double Density, double Coverage, int RealUsers, int SyntheticUsers)
{
    /// <summary>The default number of nearest neighbours.</summary>
    public const int DefaultNumberOfNeighbors = 5;

    /// <summary>Compares synthetic with real users exactly, without a matrix of all pairs. Users without items are left out.</summary>
    /// <param name="real">The interactions of real users.</param>
    /// <param name="synthetic">The interactions of synthetic users, with the same items; about as many, for balls shrink as users grow more.</param>
    /// <param name="neighbors">How many nearest others a ball reaches to, at least 1.</param>
    /// <param name="similarity">How alike users are.</param>
    /// <param name="numberOfThreads">The most threads to use; null for all processors. The result does not depend on it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The items differ in number, or a side has too few users with items.</exception>
    public static ManifoldReport Compare(
        Interactions real,
        Interactions synthetic,
        int neighbors = DefaultNumberOfNeighbors,
        UserSimilarity similarity = UserSimilarity.Jaccard,
        int? numberOfThreads = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbors, 1);
        if (real.ItemCount != synthetic.ItemCount)
            throw new ArgumentException($"The real interactions have {real.ItemCount} items and the synthetic ones {synthetic.ItemCount}. Both must have the same items.", nameof(synthetic));
        var parallel = Threads.Options(numberOfThreads, cancellationToken);
        return Compare(BallsOf(real, nameof(real), neighbors, similarity, parallel), BallsOf(synthetic, nameof(synthetic), neighbors, similarity, parallel), neighbors, similarity, parallel);
    }

    internal static ManifoldReport Compare(NeighbourBalls real, NeighbourBalls synthetic, int neighbors, UserSimilarity similarity, ParallelOptions parallel)
    {
        var hits = real.Hits(synthetic, similarity, parallel);
        var (reals, synthetics) = (hits.Inside.Length, hits.OtherIsInside.Length);
        return new(
            (double)hits.OtherIsInside.Count(inside => inside) / synthetics,
            (double)hits.IsReached.Count(reached => reached) / reals,
            hits.Inside.Sum(count => (double)count) / ((double)neighbors * synthetics),
            (double)hits.Inside.Count(count => count > 0) / reals,
            reals,
            synthetics);
    }

    private static NeighbourBalls BallsOf(Interactions users, string name, int neighbors, UserSimilarity similarity, ParallelOptions parallel)
    {
        var active = users.SelectUsers([.. ActiveUsers.Of(users)]);
        return active.UserCount > neighbors
            ? NeighbourBalls.Of(active, neighbors, similarity, parallel)
            : throw new ArgumentException($"The {name} interactions have {active.UserCount} users with items; {neighbors} nearest others need at least {neighbors + 1}.", name);
    }
}
