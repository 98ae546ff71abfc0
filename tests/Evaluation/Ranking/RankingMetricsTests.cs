using System.Globalization;

namespace SynthRec.MLNet.Evaluation.Tests;

public class RankingMetricsTests
{
    private static readonly int[] Ranked = [7, 3, 9, 1];
    private static readonly int[] Relevant = [1, 3, 5];

    [Fact]
    public void A_list_by_hand()
    {
        Assert.Equal(2 / 4.0, RankingMetrics.Precision(Ranked, Relevant, 4));
        Assert.Equal(2 / 3.0, RankingMetrics.Recall(Ranked, Relevant, 4));
        Assert.Equal(1 / 2.0, RankingMetrics.TruncatedRecall(Ranked, Relevant, 2));
        Assert.Equal(1 / 2.0, RankingMetrics.ReciprocalRank(Ranked, Relevant, 4));
        Assert.Equal(0, RankingMetrics.ReciprocalRank(Ranked, Relevant, 1));
        Assert.Equal(1, RankingMetrics.HitRate(Ranked, Relevant, 2));
        Assert.Equal(0, RankingMetrics.HitRate(Ranked, Relevant, 1));
        Assert.Equal(((1 / 2.0) + (2 / 4.0)) / 3, RankingMetrics.AveragePrecision(Ranked, Relevant, 4), 15);
        Assert.Equal(((1 / Math.Log2(3)) + (1 / Math.Log2(5))) / (1 + (1 / Math.Log2(3)) + (1 / 2.0)), RankingMetrics.Ndcg(Ranked, Relevant, 4), 15);
    }

    [Fact]
    public void The_best_list_has_ndcg_and_average_precision_1()
    {
        Assert.Equal(1, RankingMetrics.Ndcg([5, 1, 3, 0], Relevant, 4), 15);
        Assert.Equal(1, RankingMetrics.Ndcg([5, 1], Relevant, 2), 15);
        Assert.Equal(1, RankingMetrics.AveragePrecision([5, 1, 3, 0], Relevant, 4), 15);
    }

    [Fact]
    public void A_list_that_is_too_short_counts_its_missing_places_as_misses()
    {
        Assert.Equal(0.1, RankingMetrics.Precision([3], Relevant, 10));
        Assert.Equal(0, RankingMetrics.Ndcg([], Relevant, 10));
    }

    [Fact]
    public void A_user_without_relevant_items_or_a_k_below_1_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankingMetrics.Ndcg(Ranked, [], 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankingMetrics.Precision(Ranked, Relevant, 0));
    }

    [Fact]
    public void Means_over_users_equal_those_of_two_independent_implementations()
    {
        var truth = ReadByUser("reference/ranking_truth.csv", fields => fields[1]).ToDictionary(user => user.Key, user => user.Value.Order().ToArray());
        var lists = ReadByUser("reference/ranking_lists.csv", fields => fields[2]);
        var lines = File.ReadAllLines(RealData.SharedFile("reference/ranking_metrics.csv"));
        Assert.Equal("k,precision,recall,recall_truncated,ndcg,map_truncated,mrr,hit_rate", lines[0]);
        Assert.NotEmpty(lines[1..]);
        foreach (var line in lines[1..])
        {
            var expected = line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            var k = (int)expected[0];
            Metric[] metrics =
            [
                RankingMetrics.Precision, RankingMetrics.Recall, RankingMetrics.TruncatedRecall, RankingMetrics.Ndcg,
                RankingMetrics.AveragePrecision, RankingMetrics.ReciprocalRank, RankingMetrics.HitRate,
            ];
            for (var i = 0; i < metrics.Length; i++)
                Assert.Equal(expected[i + 1], truth.Average(user => metrics[i](lists[user.Key], user.Value, k)), 1e-9);
        }
    }

    private delegate double Metric(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, int k);

    private static Dictionary<int, int[]> ReadByUser(string file, Func<string[], string> item) => File.ReadLines(RealData.SharedFile(file))
        .Skip(1)
        .Select(line => line.Split(','))
        .GroupBy(fields => int.Parse(fields[0], CultureInfo.InvariantCulture), fields => int.Parse(item(fields), CultureInfo.InvariantCulture))
        .ToDictionary(user => user.Key, user => user.ToArray());
}
