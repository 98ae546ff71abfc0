using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Judges a recommender of implicit feedback, ratings of 4 and more, by full ranking of all items that a user has not seen.</summary>
internal static class RankingProtocols
{
    private const float Relevant = 4;
    private const int K = 10;
    private const double HeldOut = 0.2;
    private const int MostTestUsers = 1000;
    private const int SplitSeed = 1;
    private const int CoreSize = 10;

    /// <summary>Both protocols, a line each.</summary>
    public static void Report(Interactions ratings, IRecommender recommender, int threads)
    {
        Weak(ratings, recommender, threads);
        var split = StrongSplit(ratings);
        Strong($"strong generalisation, {split.HeldOut.UserCount} users", split, recommender, threads);
    }

    /// <summary>A fifth of the users, at most 1,000, are not in training and show 80 % of what they took.</summary>
    public static UserSplit StrongSplit(Interactions ratings)
    {
        var relevant = ratings.WithValueAtLeast(Relevant).WithActivityAtLeast(2).WithoutUnusedItems();
        return relevant.SplitUsers(TestUsers(relevant), HeldOut, SplitSeed);
    }

    public static int TestUsers(Interactions data) => Math.Min(MostTestUsers, data.UserCount / 5);

    /// <summary>The protocol for one split; gives NDCG@10.</summary>
    public static double Strong(string label, UserSplit split, IRecommender recommender, int threads)
    {
        var (model, seconds) = Timing.Best(1, () => recommender.Fit(split.Training));
        return Print(label, recommender, seconds, model.RecommendForNewUsers(split.Visible, K, numberOfThreads: threads), split.HeldOut);
    }

    /// <summary>The protocol of Anelli et al. 2022: the 10-core, 20 % of each user's items held out, rounded up.</summary>
    private static void Weak(Interactions ratings, IRecommender recommender, int threads)
    {
        var (training, heldOut) = HoldOutRoundedUp(ratings.WithValueAtLeast(Relevant).Core(CoreSize));
        var (model, seconds) = Timing.Best(1, () => recommender.Fit(training));
        var users = Enumerable.Range(0, training.UserCount).ToArray();
        Print($"weak generalisation, {CoreSize}-core {training.UserCount} × {training.ItemCount}", recommender, seconds, model.RecommendForUsers(users, K, training, threads), heldOut);
    }

    private static HoldOut HoldOutRoundedUp(Interactions data)
    {
        var heldOut = new bool[data.Count];
        for (var user = 0; user < data.UserCount; user++)
        {
            var count = data.CountOf(user);
            foreach (var at in SeededRandom.For(SplitSeed, user).Permutation(count).AsSpan(0, (int)Math.Ceiling(count * HeldOut)))
                heldOut[data.Offsets[user] + at] = true;
        }

        return new(data.Where(at => !heldOut[at]), data.Where(at => heldOut[at]));
    }

    private static double Print(string label, IRecommender recommender, double seconds, RankedLists lists, Interactions heldOut)
    {
        List<double> ndcg = [], precision = [], recall = [];
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            var relevant = heldOut.ItemsOf(user);
            if (relevant.IsEmpty)
                continue;
            ndcg.Add(RankingMetrics.Ndcg(lists.ItemsOf(user), relevant, K));
            precision.Add(RankingMetrics.Precision(lists.ItemsOf(user), relevant, K));
            recall.Add(RankingMetrics.Recall(lists.ItemsOf(user), relevant, K));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recommender.Name,-10} {label}: NDCG@{K} {ndcg.Average():F4}, precision {precision.Average():F4}, recall {recall.Average():F4} ({ndcg.Count} users); fit {seconds:F2} s"));
        return ndcg.Average();
    }
}
