using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike each user is to the most alike of other users.</summary>
public static class NearestUsers
{
    /// <summary>The Jaccard similarity (common items over all items of both) of each user to the nearest of others, exactly.</summary>
    /// <param name="users">The users to find the nearest for.</param>
    /// <param name="others">The users to look among, with the same items.</param>
    /// <param name="numberOfThreads">The most threads to use; null for all processors.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A similarity in [0, 1] for each user; 0 for a user without items.</returns>
    /// <exception cref="ArgumentException">The items differ in number.</exception>
    public static double[] Jaccard(Interactions users, Interactions others, int? numberOfThreads = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(others);
        if (users.ItemCount != others.ItemCount)
            throw new ArgumentException($"The users have {users.ItemCount} items and the others {others.ItemCount}. Both must have the same items.", nameof(others));
        var takers = new ItemUsers(others);
        var sizes = Enumerable.Range(0, others.UserCount).Select(other => TrainingData.DistinctItems(others, other).Length).ToArray();
        var nearest = new double[users.UserCount];
        Parallel.For(
            0,
            nearest.Length,
            Threads.Options(numberOfThreads, cancellationToken),
            () => new int[others.UserCount],
            (user, _, common) =>
            {
                nearest[user] = Nearest(TrainingData.DistinctItems(users, user), takers, sizes, common);
                return common;
            },
            static _ => { });
        return nearest;
    }

    private static double Nearest(ReadOnlySpan<int> items, ItemUsers takers, int[] sizes, int[] common)
    {
        Array.Clear(common);
        foreach (var item in items)
        {
            foreach (var other in takers.UsersOf(item))
                common[other]++;
        }

        var best = 0.0;
        for (var other = 0; other < common.Length; other++)
        {
            if (common[other] > 0)
                best = Math.Max(best, (double)common[other] / (items.Length + sizes[other] - common[other]));
        }

        return best;
    }
}
