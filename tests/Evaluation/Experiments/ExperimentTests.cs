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
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { MoreCutoffs = [5, -1] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { NumberOfThreads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, Copy, Recommenders, Options with { VisibleFraction = 1 }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, Copy, Recommenders, Options with { Protocol = ExperimentProtocol.Weak, Arms = [ExperimentArm.Real] }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, (SyntheticSource?)null, Recommenders, Options with { Arms = [ExperimentArm.Synthetic] }));
    }

    [Fact]
    public void A_source_of_other_items_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => Experiment.Run(RealData.MovieLensSmall, (_, _, _, _, _) => TestData.OfSets(2, [0]), Recommenders, Options));
        Assert.Contains("2 items", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Run(RealData.MovieLensSmall, Copy, Recommenders, Options, null, cancel.Token));
    }

    private static Interactions Copy(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) => training;
}
