using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Users with a ball around each that reaches to the k-th nearest other: an estimate of where users can be.</summary>
internal sealed class NeighbourBalls
{
    private readonly Interactions users;
    private readonly double[] leastSimilarity;

    private NeighbourBalls(Interactions users, double[] leastSimilarity) => (this.users, this.leastSimilarity) = (users, leastSimilarity);

    /// <param name="users">The users, all with items, more than <paramref name="neighbors"/>.</param>
    /// <param name="neighbors">How many nearest others a ball reaches to.</param>
    /// <param name="similarity">How alike users are.</param>
    /// <param name="parallel">The threads.</param>
    public static NeighbourBalls Of(Interactions users, int neighbors, UserSimilarity similarity, ParallelOptions parallel)
    {
        var (similarities, least) = (new UserSimilarities(users, similarity), new double[users.UserCount]);
        Parallel.For(0, least.Length, parallel, () => new double[least.Length], (user, _, row) =>
        {
            similarities.Fill(TrainingData.DistinctItems(users, user), row);
            row[user] = -1;
            least[user] = KthLargest(row, neighbors);
            return row;
        }, static _ => { });
        return new(users, least);
    }

    /// <summary>
    /// Which of these users lie in a ball of the others and the other way round, and how many of the others lie in the ball of each. A user with
    /// whom there is no item in common is in no ball, however far it reaches.
    /// </summary>
    public BallHits Hits(NeighbourBalls others, UserSimilarity similarity, ParallelOptions parallel)
    {
        var similarities = new UserSimilarities(others.users, similarity);
        var (inside, isReached, holds) = (new int[users.UserCount], new bool[users.UserCount], new bool[others.users.UserCount]);
        Parallel.For(0, users.UserCount, parallel, () => new double[others.users.UserCount], (user, _, row) =>
        {
            similarities.Fill(TrainingData.DistinctItems(users, user), row);
            for (var other = 0; other < row.Length; other++)
            {
                if (row[other] == 0)
                    continue;
                if (row[other] >= leastSimilarity[user])
                {
                    inside[user]++;
                    // Several threads may write the same true.
                    holds[other] = true;
                }

                isReached[user] |= row[other] >= others.leastSimilarity[other];
            }

            return row;
        }, static _ => { });
        return new(inside, isReached, holds);
    }

    private static double KthLargest(double[] row, int k)
    {
        var heap = new PriorityQueue<double, double>(k + 1);
        foreach (var value in row)
        {
            if (heap.Count < k)
                heap.Enqueue(value, value);
            else if (value > heap.Peek())
                heap.EnqueueDequeue(value, value);
        }

        return heap.Peek();
    }
}

/// <summary>What balls around users and around others hold of each other.</summary>
/// <param name="Inside">How many others lie in the ball of each user.</param>
/// <param name="IsReached">Whether each user lies in the ball of an other.</param>
/// <param name="OtherIsInside">Whether each other lies in the ball of a user.</param>
internal sealed record BallHits(int[] Inside, bool[] IsReached, bool[] OtherIsInside);
