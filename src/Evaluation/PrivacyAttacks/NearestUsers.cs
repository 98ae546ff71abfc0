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
        var commonItems = new CommonItems(others);
        var nearest = new double[users.UserCount];
        commonItems.ForEach(users, Threads.Options(numberOfThreads, cancellationToken), (user, items, common) => nearest[user] = Nearest(items.Length, commonItems.Sizes, common));
        return nearest;
    }

    private static double Nearest(int size, ReadOnlySpan<int> sizes, ReadOnlySpan<int> common)
    {
        // Over common / (size + sizes - common) one order holds as over common / (size + sizes), which compares without division.
        var (bestCommon, bestSum) = (0L, 1L);
        for (var other = 0; other < common.Length; other++)
        {
            if (common[other] * bestSum > bestCommon * (size + sizes[other]))
                (bestCommon, bestSum) = (common[other], size + sizes[other]);
        }

        return (double)bestCommon / (bestSum - bestCommon);
    }
}
