using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class ExperimentTests
{
    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new ExperimentOptions();
        Assert.Equal(ExperimentProtocol.Strong, options.Protocol);
        Assert.Equal(1 / 6.0, options.TestFraction);
        Assert.Equal(0.8, options.VisibleFraction);
        Assert.Equal(10, options.K);
        Assert.Equal(1, options.NumberOfSeeds);
        Assert.Equal(1, options.Temperature);
    }

    [Fact]
    public void Every_arm_has_every_metric_for_the_same_users()
    {
        foreach (var recommender in TestRuns.OfPopularity.Recommenders)
        {
            Assert.Equal(Enum.GetValues<ExperimentArm>(), recommender.Arms.Select(arm => arm.Arm));
            Assert.All(recommender.Arms, arm => Assert.Equal(TestRuns.OfPopularity.JudgedUsers.Count, arm.OfUsers(RankingMetric.HitRate, 10).Count));
            foreach (var arm in recommender.Arms)
            {
                foreach (var metric in new[] { arm.Ndcg, arm.Precision, arm.Recall })
                    Assert.True(metric.Low <= metric.Value && metric.Value <= metric.High && metric is { Low: >= 0, High: <= 1 }, metric.ToString());
                Assert.Equal(recommender.Recommender == "MF", arm.Rmse is not null);
            }
        }

        // Real ratings of others teach more than a user's own alone.
        var mf = TestRuns.OfPopularity["MF"];
        Assert.True(mf.Find(ExperimentArm.VisibleAndReal)!.Rmse!.Value.Value < mf.Find(ExperimentArm.Visible)!.Rmse!.Value.Value);
        Assert.InRange(mf.Find(ExperimentArm.Real)!.Rmse!.Value.Value, 0.7, 1.05);
    }

    [Fact]
    public void Two_seeds_judge_the_users_of_both_and_a_user_of_both_once()
    {
        var options = TestRuns.Options with { Arms = [ExperimentArm.VisibleAndReal], NumberOfSeeds = 2, TestUsers = 300 };
        var result = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new Popularity()], options);
        var (judged, arm) = (result.Repetitions.Sum(repetition => repetition.JudgedUsers), result.Recommenders[0].Arms[0]);
        Assert.InRange(result.JudgedUsers.Count, 300, judged - 1);
        Assert.Equal(result.JudgedUsers.Count, result.JudgedUsers.Distinct().Count());
        Assert.Equal(2, arm.NdcgOfRepetitions.Count);
        Assert.NotEqual(arm.NdcgOfRepetitions[0], arm.NdcgOfRepetitions[1]);
        Assert.Equal(arm.Ndcg.Value, result.Repetitions.Zip(arm.NdcgOfRepetitions, (repetition, ndcg) => repetition.JudgedUsers * ndcg).Sum() / judged, 12);
        Assert.Null(result.Nearness);
        Assert.Contains("No nearness", Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.Equal(0, result.Repetitions[0].SyntheticUsers);
    }

    [Fact]
    public void All_metrics_at_all_cut_offs_equal_those_of_the_lists_by_hand()
    {
        var options = TestRuns.Options with { Arms = [ExperimentArm.Real], MoreCutoffs = [5, 10, 20] };
        var result = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options);
        var arm = result["ItemKNN"].Arms[0];
        Assert.Equal([10, 5, 20], arm.Rankings.Select(ranking => ranking.K));

        var parts = RealData.MovieLensSmall.SplitUsers(102, 1 - options.VisibleFraction, 0);
        var counts = parts.Training.ItemCounts();
        var items = ShuffledItems.Order([.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0)], 0);
        var (training, visible) = (parts.Training.RenumberItems(items), parts.Visible.RenumberItems(items));
        var truth = parts.HeldOut.RenumberItems(items).WithValueAtLeast(4);
        var lists = new ItemKnn().Fit(training.WithValueAtLeast(4)).RecommendForNewUsers(visible.WithValueAtLeast(4), 20, visible);
        int[] users = [.. Enumerable.Range(0, truth.UserCount).Where(user => truth.CountOf(user) > 0)];
        Assert.Equal(users.Select(truth.Users.GetText), result.JudgedUsers);
        foreach (var k in options.Cutoffs)
        {
            var ranking = arm.At(k);
            Estimate[] estimates = [ranking.Ndcg, ranking.Precision, ranking.Recall, ranking.TruncatedRecall, ranking.MeanAveragePrecision, ranking.MeanReciprocalRank, ranking.HitRate];
            foreach (var (metric, estimate) in Enum.GetValues<RankingMetric>().Zip(estimates))
            {
                var expected = users.Select(user => RankingMetrics.Of(metric, lists.ItemsOf(user), truth.ItemsOf(user), k)).ToArray();
                Assert.Equal(expected, arm.OfUsers(metric, k));
                Assert.Equal(expected.Average(), estimate.Value, 12);
                Assert.InRange(estimate.Value, estimate.Low, estimate.High);
            }

            var exposures = CatalogueMetrics.Exposures(lists, items.Length, k);
            Assert.Equal(CatalogueMetrics.Coverage(exposures), ranking.CatalogueCoverage.Value, 12);
            Assert.Equal(CatalogueMetrics.Gini(exposures), ranking.Gini.Value, 12);
            Assert.Equal(CatalogueMetrics.Novelty(exposures, training), ranking.Novelty.Value, 12);
        }

        var summary = Assert.Single(result.Repetitions);
        Assert.Equal((508, 102, users.Length, items.Length), (summary.TrainingUsers, summary.TestUsers, summary.JudgedUsers, summary.Items));
        Assert.Equal(parts.HeldOut.Count, summary.HeldOutInteractions + summary.UnknownHeldOutInteractions);
        Assert.Throws<ArgumentOutOfRangeException>(() => arm.At(7));
    }

    [Fact]
    public void Arms_are_compared_by_the_same_users()
    {
        var result = TestRuns.OfPopularity["ItemKNN"];
        var comparison = result.Compare(ExperimentArm.Synthetic, ExperimentArm.Real)!;
        var (synthetic, real) = (result.Find(ExperimentArm.Synthetic)!, result.Find(ExperimentArm.Real)!);
        Assert.Equal(synthetic.Ndcg.Value - real.Ndcg.Value, comparison.Difference.Value, 12);
        Assert.Equal(result.ShareOfReal, comparison.Ratio);
        var (ofUsers, ofReal) = (synthetic.OfUsers(RankingMetric.Ndcg, 10), real.OfUsers(RankingMetric.Ndcg, 10));
        Assert.Equal(PairedTest.PValue(ofUsers, ofReal), comparison.PValue, 12);
        Assert.True(comparison is { Difference.High: < 0, PValue: < 0.01 }, comparison.ToString());
        Assert.InRange(PairedTest.RandomisationPValue(ofUsers, ofReal), 0, 0.01);
        // Quantiles of 1,000 resamples err by some 0.07 standard errors, and differences of users are not quite normal: a quarter of one is allowed.
        var (bootstrap, error) = (Bootstrap.Mean([.. ofUsers.Zip(ofReal, (a, b) => a - b)]), (comparison.Difference.High - comparison.Difference.Low) / 4);
        Assert.Equal(bootstrap.Low, comparison.Difference.Low, error / 4);
        Assert.Equal(bootstrap.High, comparison.Difference.High, error / 4);
        Assert.Null(comparison.RmseRatio);
        Assert.Null(result.Compare(ExperimentArm.Real, ExperimentArm.Synthetic));
        var mf = TestRuns.OfPopularity["MF"];
        var ratio = mf.Compare(ExperimentArm.VisibleAndReal, ExperimentArm.Visible)!.RmseRatio!.Value;
        Assert.Equal(mf.Find(ExperimentArm.VisibleAndReal)!.Rmse!.Value.Value / mf.Find(ExperimentArm.Visible)!.Rmse!.Value.Value, ratio.Value, 12);
        Assert.InRange(1, ratio.High, 2);
        Assert.InRange(mf.Compare(ExperimentArm.VisibleAndReal, ExperimentArm.Visible)!.RmsePValue!.Value, 0, 0.05);
    }

    [Fact]
    public void The_share_of_the_gap_is_that_of_the_means_and_agrees_with_the_comparisons()
    {
        var mf = TestRuns.OfPopularity["MF"];
        double Rmse(ExperimentArm arm) => mf.Find(arm)!.Rmse!.Value.Value;
        var share = mf.RmseGapClosed!.Value;
        Assert.Equal(
            (Rmse(ExperimentArm.Visible) - Rmse(ExperimentArm.VisibleAndSynthetic)) / (Rmse(ExperimentArm.Visible) - Rmse(ExperimentArm.VisibleAndReal)),
            share.Value,
            12);
        Assert.Equal(mf.Compare(ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible)!.RmsePValue < 0.05, share.Low > 0 || share.High < 0);
        Assert.Equal(mf.Compare(ExperimentArm.VisibleAndSynthetic, ExperimentArm.VisibleAndReal)!.RmsePValue < 0.05, share.High < 1 || share.Low > 1);
        Assert.Null(TestRuns.OfPopularity["ItemKNN"].RmseGapClosed);
        Assert.Null(mf.GapClosed);
    }

    [Fact]
    public void One_recommender_is_tested_with_several_options_under_several_names()
    {
        IRecommender[] recommenders = [new ItemKnn(), new ItemKnn(new() { NumberOfNeighbors = 5 }).Named("5 neighbours")];
        var result = Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, recommenders, TestRuns.Options with { Arms = [ExperimentArm.Real] });
        Assert.NotEqual(result["ItemKNN"].Arms[0].Ndcg, result["5 neighbours"].Arms[0].Ndcg);
        Assert.Throws<KeyNotFoundException>(() => result["EASE"]);
    }

    [Fact]
    public void The_same_seeds_give_the_same_result_whatever_the_number_of_threads()
    {
        var options = TestRuns.Options with { Arms = [ExperimentArm.Synthetic, ExperimentArm.Real], NumberOfSeeds = 2 };
        var first = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options).ToJson();
        var second = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options with { NumberOfThreads = 1 }).ToJson();
        Assert.Equal(first, second.Replace("\"numberOfThreads\": 1", "\"numberOfThreads\": 2", StringComparison.Ordinal));
    }
}
