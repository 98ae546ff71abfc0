using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How different the items of one user are from each other.</summary>
internal sealed class IntraListDiversity(Interactions reference)
{
    private readonly ItemUsers takers = new(reference);

    /// <summary>
    /// For each user with two items or more the mean over pairs of them of 1 less the cosine of the sets of reference users who took them, exactly and
    /// without looking at pairs: the squared length of the sum of the sets, scaled to unit length, is the number of sets and twice the sum over pairs.
    /// An item that no reference user took is like no other.
    /// </summary>
    public double[] Of(Interactions data, ParallelOptions parallel)
    {
        int[] users = [.. Enumerable.Range(0, data.UserCount).Where(user => TrainingData.DistinctItems(data, user).Length > 1)];
        var values = new double[users.Length];
        Parallel.For(0, users.Length, parallel, () => new double[reference.UserCount], (at, _, sum) =>
        {
            values[at] = Of(TrainingData.DistinctItems(data, users[at]), sum);
            return sum;
        }, static _ => { });
        return values;
    }

    private double Of(ReadOnlySpan<int> items, double[] sum)
    {
        Array.Clear(sum);
        var known = 0;
        foreach (var item in items)
        {
            var users = takers.UsersOf(item);
            if (users.IsEmpty)
                continue;
            known++;
            var length = 1 / Math.Sqrt(users.Length);
            foreach (var user in users)
                sum[user] += length;
        }

        var squared = 0.0;
        foreach (var value in sum)
            squared += value * value;
        return Math.Clamp(1 - ((squared - known) / ((double)items.Length * (items.Length - 1))), 0, 1);
    }
}
