using MathNet.Numerics.Statistics;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike the users of one set of interactions are.</summary>
internal static class PairwiseSimilarity
{
    /// <summary>
    /// The mean cosine similarity of two different users' sets of items, over all pairs exactly and without looking at pairs: if x are
    /// the n sets scaled to unit length, the squared length of their sum is n plus twice the sum over pairs. Users without items are left out.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer than two users with items.</exception>
    public static double MeanCosine(Interactions data, string name)
    {
        var (sum, users) = Sum(data, name);
        return Math.Clamp((sum.Sum(value => value * value) - users) / ((double)users * (users - 1)), 0, 1);
    }

    /// <summary>The same with its standard error: the mean over pairs varies as twice the mean of each user's mean similarity to the others (Hoeffding 1948).</summary>
    /// <exception cref="ArgumentException">There are fewer than two users with items.</exception>
    public static (double Mean, double StandardError) MeanCosineWithError(Interactions data, string name)
    {
        var (sum, users) = Sum(data, name);
        double[] ofUsers = [.. ActiveUsers.Of(data).Select(user => ToOthers(TrainingData.DistinctItems(data, user), sum, users))];
        return (Math.Clamp(ofUsers.Average(), 0, 1), 2 * ofUsers.StandardDeviation() / Math.Sqrt(users));
    }

    private static double ToOthers(ReadOnlySpan<int> items, double[] sum, int users)
    {
        var product = 0.0;
        foreach (var item in items)
            product += sum[item];
        return ((product / Math.Sqrt(items.Length)) - 1) / (users - 1);
    }

    /// <summary>The sum of the users' sets scaled to unit length, and the number of users with items.</summary>
    private static (double[] Sum, int Users) Sum(Interactions data, string name)
    {
        var sum = new double[data.ItemCount];
        var users = 0;
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = TrainingData.DistinctItems(data, user);
            users += items.IsEmpty ? 0 : 1;
            foreach (var item in items)
                sum[item] += 1 / Math.Sqrt(items.Length);
        }

        return users < 2
            ? throw new ArgumentException($"The {name} interactions have {users} user with items; likeness needs at least two.", name)
            : (sum, users);
    }
}
