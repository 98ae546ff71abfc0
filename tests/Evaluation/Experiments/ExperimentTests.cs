using System.Text.Json;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class ExperimentTests
{
    private static readonly ExperimentOptions Options = new() { RelevantFrom = 4, NumberOfThreads = 2 };
    private static readonly IRecommender[] Recommenders = [new MatrixFactorization(new() { ApproximationRank = 8, NumberOfIterations = 5 }), new ItemKnn(), new Popularity()];

    private static readonly Lazy<ExperimentResult> OfPopularity = new(() => Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), Recommenders, Options));

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
    public void A_source_that_copies_is_as_good_as_real_and_gives_everybody_away()
    {
        var result = Experiment.Run(RealData.MovieLensSmall, Copy, Recommenders, Options);
        foreach (var recommender in result.Recommenders)
        {
            Assert.Equal(recommender.Find(ExperimentArm.Real)!.Ndcg, recommender.Find(ExperimentArm.Synthetic)!.Ndcg);
            Estimate? one = recommender.Find(ExperimentArm.Real)!.Ndcg.Low > 0 ? new(1, 1, 1) : null;
            Assert.Equal(one, recommender.ShareOfReal);
            Assert.Equal(one is null, recommender.Notes.Any(note => note.StartsWith("No share of real", StringComparison.Ordinal)));
            Assert.Equal(recommender.Find(ExperimentArm.VisibleAndReal)!.Ndcg, recommender.Find(ExperimentArm.VisibleAndSynthetic)!.Ndcg);
        }

        Assert.NotNull(result["ItemKNN"].ShareOfReal);
        Assert.Equal(new(1, 1, 1), result["ItemKNN"].GapClosed);
        Assert.Equal(1, result.Nearness!.MembershipAuc!.Value.Value, 6);
        Assert.Equal(1, result.Nearness.SyntheticToReal.P5);
        Assert.Equal(1, result.Nearness.ItemCoverage);
        Assert.Equal(0, result.Nearness.PopularityDistance, 12);
        Assert.Equal(0, result.Nearness.ActivityDistance, 12);
    }

    [Fact]
    public void Popularity_teaches_popularity_alone_and_gives_nobody_away()
    {
        var result = OfPopularity.Value;
        Assert.True(result["Popularity"].ShareOfReal!.Value.Value > 0.9, $"{result["Popularity"].ShareOfReal}");
        Assert.True(result["ItemKNN"].ShareOfReal!.Value.High < 0.8, $"{result["ItemKNN"].ShareOfReal}");
        // The deviation of the AUC of 508 members against 102 others under guessing is √((508 + 102 + 1) / (12 · 508 · 102)) = 0.031.
        Assert.InRange(result.Nearness!.MembershipAuc!.Value.Value, 0.5 - (4 * 0.031), 0.5 + (4 * 0.031));
    }

    [Fact]
    public void Every_arm_has_every_metric_for_the_same_users()
    {
        foreach (var recommender in OfPopularity.Value.Recommenders)
        {
            Assert.Equal(Enum.GetValues<ExperimentArm>(), recommender.Arms.Select(arm => arm.Arm));
            Assert.All(recommender.Arms, arm => Assert.Equal(OfPopularity.Value.JudgedUsers.Count, arm.OfUsers(RankingMetric.HitRate, 10).Count));
            foreach (var arm in recommender.Arms)
            {
                foreach (var metric in new[] { arm.Ndcg, arm.Precision, arm.Recall })
                    Assert.True(metric.Low <= metric.Value && metric.Value <= metric.High && metric is { Low: >= 0, High: <= 1 }, metric.ToString());
                Assert.Equal(recommender.Recommender == "MF", arm.Rmse is not null);
            }
        }

        // Real ratings of others teach more than a user's own alone.
        var mf = OfPopularity.Value["MF"];
        Assert.True(mf.Find(ExperimentArm.VisibleAndReal)!.Rmse!.Value.Value < mf.Find(ExperimentArm.Visible)!.Rmse!.Value.Value);
        Assert.InRange(mf.Find(ExperimentArm.Real)!.Rmse!.Value.Value, 0.7, 1.05);
    }

    [Fact]
    public void The_generator_sees_the_training_users_alone()
    {
        Interactions? seen = null;
        var options = Options with { Arms = [ExperimentArm.Synthetic], TestUsers = 100 };
        Experiment.Run(RealData.MovieLensSmall, (training, _, _, _, _) => seen = training, [new Popularity()], options);
        var split = RealData.MovieLensSmall.SplitUsers(100, 0.2, options.Seed);
        Assert.Equal(split.Training.Count, seen!.Count);
        Assert.Equal(510, seen.UserCount);
        for (var user = 0; user < split.Visible.UserCount; user++)
            Assert.False(seen.Users.TryGetIndex(split.Visible.Users.GetText(user), out _));
    }

    [Fact]
    public void Under_weak_generalisation_the_generator_sees_no_held_out_interaction()
    {
        Interactions? seen = null;
        var options = Options with { Protocol = ExperimentProtocol.Weak };
        var result = Experiment.Run(RealData.MovieLensSmall, (training, _, _, _, _) => seen = training, [new ItemKnn()], options);
        Assert.Equal(RealData.MovieLensSmall.HoldOutRandom(1 - options.VisibleFraction, options.Seed).Training.Count, seen!.Count);
        Assert.Equal([ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic, ExperimentArm.Synthetic], result.Recommenders[0].Arms.Select(arm => arm.Arm));
        Assert.NotNull(result.Recommenders[0].Compare(ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible)!.PValue);
        Assert.Null(result.Nearness!.MembershipAuc);
    }

    [Fact]
    public void Two_seeds_judge_the_users_of_both_and_a_user_of_both_once()
    {
        var options = Options with { Arms = [ExperimentArm.VisibleAndReal], NumberOfSeeds = 2, TestUsers = 300 };
        var result = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new Popularity()], options);
        var (judged, arm) = (result.Repetitions.Sum(repetition => repetition.JudgedUsers), result.Recommenders[0].Arms[0]);
        Assert.InRange(result.JudgedUsers.Count, 300, judged - 1);
        Assert.Equal(result.JudgedUsers.Count, result.JudgedUsers.Distinct().Count());
        Assert.Equal(2, arm.NdcgOfRepetitions.Count);
        Assert.NotEqual(arm.NdcgOfRepetitions[0], arm.NdcgOfRepetitions[1]);
        Assert.Equal(arm.Ndcg.Value, result.Repetitions.Zip(arm.NdcgOfRepetitions, (repetition, ndcg) => repetition.JudgedUsers * ndcg).Sum() / judged, 12);
        Assert.Null(result.Nearness);
        Assert.Equal(0, result.Repetitions[0].SyntheticUsers);
    }

    [Fact]
    public void All_metrics_at_all_cut_offs_equal_those_of_the_lists_by_hand()
    {
        var options = Options with { Arms = [ExperimentArm.Real], MoreCutoffs = [5, 10, 20] };
        var result = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options);
        var arm = result["ItemKNN"].Arms[0];
        Assert.Equal([10, 5, 20], arm.Rankings.Select(ranking => ranking.K));

        var parts = RealData.MovieLensSmall.SplitUsers(102, 1 - options.VisibleFraction, 0);
        var counts = parts.Training.ItemCounts();
        int[] items = [.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0)];
        var (training, visible) = (parts.Training.SelectItems(items), parts.Visible.SelectItems(items));
        var truth = parts.HeldOut.SelectItems(items).WithValueAtLeast(4);
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
            Assert.Equal(CatalogueMetrics.Coverage(exposures), ranking.CatalogueCoverage, 12);
            Assert.Equal(CatalogueMetrics.Gini(exposures), ranking.Gini, 12);
            Assert.Equal(CatalogueMetrics.Novelty(exposures, training), ranking.Novelty, 12);
        }

        var summary = Assert.Single(result.Repetitions);
        Assert.Equal((508, 102, users.Length, items.Length), (summary.TrainingUsers, summary.TestUsers, summary.JudgedUsers, summary.Items));
        Assert.Equal(parts.HeldOut.Count, summary.HeldOutInteractions + summary.UnknownHeldOutInteractions);
        Assert.Throws<ArgumentOutOfRangeException>(() => arm.At(7));
    }

    [Fact]
    public void Arms_are_compared_by_the_same_users()
    {
        var result = OfPopularity.Value["ItemKNN"];
        var comparison = result.Compare(ExperimentArm.Synthetic, ExperimentArm.Real)!;
        var (synthetic, real) = (result.Find(ExperimentArm.Synthetic)!, result.Find(ExperimentArm.Real)!);
        Assert.Equal(synthetic.Ndcg.Value - real.Ndcg.Value, comparison.Difference.Value, 12);
        Assert.Equal(result.ShareOfReal, comparison.Ratio);
        Assert.Equal(PairedTest.PValue(synthetic.OfUsers(RankingMetric.Ndcg, 10), real.OfUsers(RankingMetric.Ndcg, 10)), comparison.PValue);
        Assert.True(comparison is { Difference.High: < 0, PValue: < 0.01, RandomisationPValue: < 0.01 }, comparison.ToString());
        Assert.Null(result.Compare(ExperimentArm.Real, ExperimentArm.Synthetic));
    }

    [Fact]
    public void Users_made_without_knowledge_of_members_give_nobody_away()
    {
        var data = TestData.Random(600, 60);
        var result = Experiment.Run(data, (_, users, seed, _, _) => TestData.Random(users, 60, seed + 1_000), [new Popularity()], new() { TestUsers = 200, Arms = [ExperimentArm.Synthetic] });
        // The deviation of the AUC of 400 members against 200 others under guessing is √((400 + 200 + 1) / (12 · 400 · 200)) = 0.025.
        var auc = result.Nearness!.MembershipAuc!.Value;
        Assert.InRange(auc.Value, 0.5 - (4 * 0.025), 0.5 + (4 * 0.025));
        Assert.Equal(2 * 1.96 * 0.025, auc.High - auc.Low, 0.02);
        Assert.Equal(1, result.Nearness.ItemCoverage);
    }

    [Fact]
    public void One_recommender_is_tested_with_several_options_under_several_names()
    {
        IRecommender[] recommenders = [new ItemKnn(), new ItemKnn(new() { NumberOfNeighbors = 5 }).Named("5 neighbours")];
        var result = Experiment.Run(RealData.MovieLensSmall, Copy, recommenders, Options with { Arms = [ExperimentArm.Real] });
        Assert.NotEqual(result["ItemKNN"].Arms[0].Ndcg, result["5 neighbours"].Arms[0].Ndcg);
        Assert.Throws<KeyNotFoundException>(() => result["EASE"]);
    }

    [Fact]
    public void A_held_out_item_that_the_user_has_in_sight_as_well_is_left_out()
    {
        var data = TestData.OfSets(4, [0, 0, 0, 0, 0], [1, 1, 1, 2, 3], [0, 1, 2, 3]);
        for (var seed = 0; seed < 10; seed++)
        {
            var split = ExperimentSplit.Draw(data, new() { Protocol = ExperimentProtocol.Weak }, seed);
            for (var user = 0; user < 3; user++)
                Assert.Empty(split.Visible.ItemsOf(user).ToArray().Intersect(split.HeldOut.ItemsOf(user).ToArray()));
            Assert.Equal(data.Count, split.Visible.Count + split.HeldOut.Count + split.UnknownHeldOut + split.RepeatedHeldOut);
        }
    }

    [Fact]
    public void Progress_rises_to_the_end()
    {
        var reports = new Reports();
        Experiment.Run(RealData.MovieLensSmall, Copy, [new Popularity()], Options with { NumberOfSeeds = 2 }, reports);
        var judging = reports.Where(report => report.Stage == "judging recommenders").ToArray();
        Assert.Equal([0L, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12], judging.Select(report => report.Done));
        Assert.All(judging, report => Assert.Equal(12, report.Total));
        Assert.Contains(reports, report => report.Stage == "seed 1: copying");
    }

    [Fact]
    public void The_same_seeds_give_the_same_result_whatever_the_number_of_threads()
    {
        var options = Options with { Arms = [ExperimentArm.Synthetic, ExperimentArm.Real], NumberOfSeeds = 2 };
        var first = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options).ToJson();
        var second = Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), [new ItemKnn()], options with { NumberOfThreads = 1 }).ToJson();
        Assert.Equal(first, second.Replace("\"numberOfThreads\": 1", "\"numberOfThreads\": 2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_names_recommenders_arms_and_figures()
    {
        var table = OfPopularity.Value.ToTable();
        foreach (var text in new[] { "MF", "ItemKNN", "Popularity", "(a) visible", "(d) + both", "NDCG@10", "recall@10", "RMSE", "Membership AUC", "left out", "no certain gain", OfPopularity.Value["MF"].Arms[0].Ndcg.ToString("F3") })
            Assert.Contains(text, table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Json_is_written_whole_and_says_null_for_what_is_not_defined()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "result.json");
            OfPopularity.Value.WriteJson(path);
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var first = json.RootElement.GetProperty("recommenders")[1];
            Assert.Equal("ItemKNN", first.GetProperty("recommender").GetString());
            Assert.Equal(JsonValueKind.Null, first.GetProperty("arms")[0].GetProperty("rmse").ValueKind);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Data_that_cannot_be_used_is_refused_with_the_reason()
    {
        var implicitData = RealData.MovieLensSmall.WithoutValues();
        Assert.Contains("RelevantFrom", Assert.Throws<InvalidDataException>(() => Experiment.Run(implicitData, Copy, [new Popularity()], Options)).Message, StringComparison.Ordinal);
        var one = TestData.OfSets(3, [0, 1]);
        Assert.Contains("users to test on", Assert.Throws<InvalidDataException>(() => Experiment.Run(one, Copy, [new Popularity()])).Message, StringComparison.Ordinal);
        var nothingHeldOut = TestData.OfSets(3, [0], [0], [1]);
        var withoutThreshold = Assert.Throws<InvalidDataException>(() => Experiment.Run(RealData.MovieLensSmall, Copy, [new Popularity()], Options with { RelevantFrom = 6 }));
        Assert.Contains("RelevantFrom", withoutThreshold.Message, StringComparison.Ordinal);
        Assert.Contains("No test user", Assert.Throws<InvalidDataException>(() => Experiment.Run(nothingHeldOut, Copy, [new Popularity()])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var data = RealData.MovieLensSmall;
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, Copy, []));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, Copy, [new Popularity(), new Popularity()]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { TestUsers = 610 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { K = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { Temperature = float.NaN }));
        var tooLong = Assert.Throws<ArgumentException>(() => Experiment.Run(data, Copy, Recommenders, Options with { K = 100_000 }));
        Assert.Contains("100000 items is wanted", tooLong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { MoreCutoffs = [5, -1] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { NumberOfThreads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { VisibleFraction = 1 }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, Copy, Recommenders, Options with { Protocol = ExperimentProtocol.Weak, Arms = [ExperimentArm.Real] }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, (SyntheticSource?)null, Recommenders, Options with { Arms = [ExperimentArm.Synthetic] }));
    }

    [Fact]
    public void A_source_of_nothing_or_of_other_items_is_refused()
    {
        var few = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 20)]);
        string Message(SyntheticSource source) => Assert.Throws<InvalidDataException>(() => Experiment.Run(few, source, Recommenders, Options)).Message;
        Assert.Contains("2 items", Message((_, _, _, _, _) => TestData.OfSets(2, [0])), StringComparison.Ordinal);
        Assert.Contains("no synthetic", Message((_, _, _, _, _) => null!), StringComparison.Ordinal);
        Assert.Contains("values", Message((training, _, _, _, _) => training.WithoutValues()), StringComparison.Ordinal);
        Assert.Contains("same order", Message((training, _, _, _, _) => TestData.OfRatings(training.ItemCount, [[0]], [5])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recommender_that_cannot_learn_is_named_with_its_arm()
    {
        var diverging = new MatrixFactorization(new() { LearningRate = 1e30, NumberOfIterations = 2 }).Named("wild MF");
        var error = Assert.Throws<InvalidDataException>(() => Experiment.Run(RealData.MovieLensSmall, Copy, [diverging], Options));
        Assert.Contains("wild MF in the arm Visible", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Run(RealData.MovieLensSmall, Copy, Recommenders, Options, null, cancel.Token));
    }

    private static Interactions Copy(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new("copying", 1, 1));
        return training;
    }

    private sealed class Reports : List<ProgressReport>, IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => Add(value);
    }
}
