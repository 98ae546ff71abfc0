using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Users as points: how much they take and how popular it is, what they rate, when they come, and where their sets of items lie among the leading
/// singular vectors. All is learnt from both sides together, so that it does not tell them apart by itself.
/// </summary>
internal static class UserFeatures
{
    public const int Directions = 8;
    private const int Iterations = 4;
    private const long RandomPurpose = 0x46454154;

    /// <summary>The points of users with interactions, each coordinate with mean 0 and deviation 1 over both sides.</summary>
    public static (double[][] Real, double[][] Synthetic) Of(UserSample real, UserSample synthetic, FidelityOptions options, CancellationToken cancellationToken)
    {
        var all = real.Data.Append(synthetic.Data, Vocabulary.FromKey(real.Count + synthetic.Count));
        var users = Enumerable.Range(0, all.UserCount).Where(user => all.CountOf(user) > 0).ToArray();
        var popularity = Array.ConvertAll(all.ItemCounts(), count => Math.Log(count));
        var sets = new SetDirections(all, options.Seed ^ (int)RandomPurpose, cancellationToken);
        var points = Array.ConvertAll(users, user => (double[])[.. Habits(all, user, popularity), .. Ratings(all, user), .. Times(all, user), .. sets.Of(user)]);
        Standardise(points);
        var ofReal = users.Count(user => user < real.Count);
        return (points[..ofReal], points[ofReal..]);
    }

    private static double[] Habits(Interactions data, int user, double[] popularity)
    {
        var items = TrainingData.DistinctItems(data, user);
        var moments = Moments.Of(Array.ConvertAll(items.ToArray(), item => popularity[item]));
        return [Math.Log(data.CountOf(user)), moments.Mean, Math.Sqrt(moments.Variance), (double)items.Length / data.CountOf(user)];
    }

    private static double[] Ratings(Interactions data, int user)
    {
        if (!data.HasValues)
            return [];
        var moments = Moments.Of(Array.ConvertAll(data.ValuesOf(user).ToArray(), value => (double)value));
        return [moments.Mean, Math.Sqrt(moments.Variance)];
    }

    private static double[] Times(Interactions data, int user)
    {
        if (!data.HasTimestamps)
            return [];
        var times = data.TimestampsOf(user).ToArray();
        var angles = Array.ConvertAll(times, time => 2 * Math.PI * (time % 86_400) / 86_400);
        return [times.Min(), double.LogP1(times.Max() - times.Min()), angles.Average(Math.Cos), angles.Average(Math.Sin)];
    }

    private static void Standardise(double[][] points)
    {
        for (var feature = 0; points.Length > 0 && feature < points[0].Length; feature++)
        {
            var moments = Moments.Of(Array.ConvertAll(points, point => point[feature]));
            foreach (var point in points)
                point[feature] = moments.Variance > 0 ? (point[feature] - moments.Mean) / Math.Sqrt(moments.Variance) : 0;
        }
    }

    /// <summary>Where sets of items, scaled to length 1, lie in the leading right singular directions of all sets.</summary>
    private sealed class SetDirections
    {
        private readonly Interactions data;
        private readonly float[] projected;
        private readonly int rank;

        public SetDirections(Interactions data, int seed, CancellationToken cancellationToken)
        {
            this.data = data;
            var options = new PureSvdOptions { ApproximationRank = Directions, NumberOfIterations = Iterations, NumberOfThreads = 1, Seed = seed };
            var subspace = new RightSingularSubspace(data, options, null, cancellationToken);
            projected = subspace.Project(subspace.Find(out rank), rank);
        }

        public IEnumerable<double> Of(int user)
        {
            var length = Math.Sqrt(TrainingData.DistinctItems(data, user).Length);
            return Enumerable.Range(user * rank, rank).Select(at => projected[at] / length);
        }
    }
}
