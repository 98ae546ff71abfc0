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
        var sum = new double[data.ItemCount];
        var users = 0;
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = TrainingData.DistinctItems(data, user);
            users += items.IsEmpty ? 0 : 1;
            foreach (var item in items)
                sum[item] += 1 / Math.Sqrt(items.Length);
        }

        if (users < 2)
            throw new ArgumentException($"The {name} interactions have {users} user with items; likeness needs at least two.", name);
        return Math.Clamp((sum.Sum(value => value * value) - users) / ((double)users * (users - 1)), 0, 1);
    }
}
