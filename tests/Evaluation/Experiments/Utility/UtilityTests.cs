using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class UtilityTests
{
    private static readonly Interactions Real = TasteWorld.Users(400, seed: 1);
    private static readonly Interactions Holdout = TasteWorld.Users(300, seed: 2, "holdout");

    internal static UtilityOptions Options { get; } = new()
    {
        K = 5,
        NumberOfThreads = 2,
        Recommenders = [new Ease(new() { Lambda = 50 }), new ImplicitAls(new() { ApproximationRank = 8, NumberOfIterations = 5 }), new ItemKnn()],
    };

    private static readonly Lazy<UtilityReport> OfCopies = new(() => Utility.Evaluate(Real, Real, Holdout, Options));
    private static readonly Lazy<UtilityReport> OfPopularity = new(() => Utility.Evaluate(Real, TasteWorld.ByPopularity(Real, 400, seed: 3), Holdout, Options));
    private static readonly Lazy<UtilityReport> OfOthers = new(() => Utility.Evaluate(Real, TasteWorld.Users(400, seed: 4, "synthetic"), Holdout, Options));

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new UtilityOptions();
        Assert.Equal((10, 0.8, 1 / 6.0, 1_000, 3), (options.K, options.VisibleFraction, options.TestFraction, options.MaximumTestUsers, options.NumberOfSplits));
        Assert.Equal([0.125, 0.25, 0.5, 1], options.LearningCurveShares);
        Assert.Equal(["EASE", "iALS", "PureSVD"], options.Candidates.Select(recommender => recommender.Name));
    }

    [Fact]
    public void The_real_users_themselves_are_worth_exactly_what_they_are()
    {
        var report = OfCopies.Value;
        foreach (var share in report.Metrics.Where(metric => metric.Name is ShareMetric.Name or ShareMetric.LiftName))
        {
            Assert.Null(share.NotDefinedBecause);
            Assert.Equal((1, 1), (share.Value, share.PValue));
            Assert.Equal(1, share.Interval!.Value.Low, 9);
            Assert.Equal(1, share.Interval!.Value.High, 9);
        }

        Assert.Equal(new Estimate(1, 1, 1), report[PredictiveParity.TauName("TSTR")].Interval);
        Assert.Equal(1, report[PredictiveParity.AgreementName("TSTR")].Value);
        Assert.Equal(1, report[PredictiveParity.StabilityName("TSTR")].Value);
        Assert.Equal((0, 1), (report[PredictiveParity.RegretName("TSTR")].Value, report[PredictiveParity.RegretName("TSTR")].PValue));
        Assert.Equal(1, report[ParityMetrics.SplitAgreementName].Value);
        Assert.All(report.Metrics.Where(metric => metric.Name == SplitSpread.Name), spread => Assert.Equal(0, spread.Value));
        Assert.True(report.HasHoldout);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void Other_users_of_the_same_world_are_worth_nearly_as_much_and_pick_the_same_winner()
    {
        var report = OfOthers.Value;
        foreach (var recommender in new[] { "EASE", "iALS", "ItemKNN" })
            Assert.InRange(report[ShareMetric.LiftName, recommender].Interval!.Value.Low, 0.8, 1.1);
        // The best recommenders here may be nearly equal; popularity is far behind, which both orders say.
        Assert.InRange(report[PredictiveParity.TauName("TSTS")].Value!.Value, 0, 1);
        Assert.InRange(report[PredictiveParity.RegretName("TSTS")].Value!.Value, 0, 0.03);
    }

    [Fact]
    public void Users_by_popularity_are_worth_no_more_than_popularity()
    {
        foreach (var recommender in new[] { "EASE", "iALS", "ItemKNN" })
        {
            var lift = OfPopularity.Value[ShareMetric.LiftName, recommender];
            Assert.True(lift is { Interval.High: < 0.3, PValue: < 0.001 }, $"{recommender}: {lift.Interval?.ToString("F3")}");
        }

        Assert.InRange(OfPopularity.Value[ShareMetric.Name, "Popularity"].Value!.Value, 0.8, 1.1);
        Assert.DoesNotContain(OfPopularity.Value.Metrics, metric => metric is { Name: ShareMetric.LiftName, Subject: "Popularity" });
    }

    [Fact]
    public void Synthetic_users_that_mix_tastes_pick_another_winner_and_the_regret_says_what_it_costs()
    {
        var options = Options with { Recommenders = [new Ease(new() { Lambda = 50 })] };
        var report = Utility.Evaluate(Real, TasteWorld.MixedUsers(400, seed: 5), Holdout, options);
        double Ndcg(string recommender, UtilityArm arm) => report.Scores.Single(score => score.Recommender == recommender && score.Arm == arm).Ndcg.Value;
        Assert.True(Ndcg("EASE", UtilityArm.TrainRealTestReal) > Ndcg("Popularity", UtilityArm.TrainRealTestReal));
        Assert.True(Ndcg("EASE", UtilityArm.TrainSyntheticTestReal) < Ndcg("Popularity", UtilityArm.TrainSyntheticTestReal));
        Assert.Equal(-1, report[PredictiveParity.TauName("TSTR")].Value);
        Assert.Equal((0, 0), (report[PredictiveParity.AgreementName("TSTR")].Value, report[ParityMetrics.SplitAgreementName].Value));
        Assert.InRange(report[PredictiveParity.StabilityName("TSTR")].Value!.Value, 0, 0.05);
        var regret = report[PredictiveParity.RegretName("TSTR")];
        Assert.True(regret is { Interval.Low: > 0, PValue: < 0.001 });
        Assert.InRange(report[PredictiveParity.RelativeRegretName("TSTR")].Interval!.Value.Low, 0.05, 1);
        // Among themselves mixed users are as regular as real ones: who sees them alone picks EASE.
        Assert.Equal(1, report[PredictiveParity.AgreementName("TSTS")].Value);
        Assert.True(report[UtilityMetrics.AugmentationName, "EASE"] is { Interval.High: < 0 });
    }

    [Fact]
    public void Noisy_users_are_less_predictable_than_real_ones_and_regular_ones_more()
    {
        Assert.True(OfPopularity.Value[UtilityMetrics.PredictabilityName, "EASE"] is { Interval.High: < 1, PValue: < 0.01 });
        var regular = Utility.Evaluate(Real, TasteWorld.RegularUsers(1_200, seed: 6), Holdout, Options with { TestFraction = 0.5, Recommenders = [new Ease(new() { Lambda = 50 })] });
        Assert.True(regular[UtilityMetrics.PredictabilityName, "EASE"] is { Interval.Low: > 1, PValue: < 0.01 });
    }

    [Fact]
    public void Items_are_matched_by_id_whatever_their_order()
    {
        var report = Utility.Evaluate(Real, TasteWorld.ItemsBackwards(Real), TasteWorld.ItemsBackwards(Holdout), Options);
        Assert.Equal(OfCopies.Value.Scores, report.Scores);
        Assert.Equal(1, report[ShareMetric.Name, "iALS"].Value);
    }

    [Fact]
    public void Scores_are_those_of_lists_made_by_hand()
    {
        var report = Utility.Evaluate(Real, Real, Holdout, Options with { NumberOfSplits = 1 });
        var items = ShuffledItems.Order([.. Enumerable.Range(0, Real.ItemCount)], 0);
        var (training, parts) = (Real.RenumberItems(items), Holdout.RenumberItems(items).HoldOutRandom(1 - Options.VisibleFraction, 0));
        var lists = Options.Recommenders![0].Fit(training, null, TestContext.Current.CancellationToken).RecommendForNewUsers(parts.Training, 5, cancellationToken: TestContext.Current.CancellationToken);
        int[] users = [.. Enumerable.Range(0, Holdout.UserCount).Where(user => parts.HeldOut.CountOf(user) > 0)];
        var score = report.Scores.Single(score => score is { Recommender: "EASE", Arm: UtilityArm.TrainRealTestReal });
        foreach (var (metric, estimate) in new[] { (RankingMetric.Ndcg, score.Ndcg), (RankingMetric.Precision, score.Precision), (RankingMetric.Recall, score.Recall) })
            Assert.Equal(users.Average(user => RankingMetrics.Of(metric, lists.ItemsOf(user), parts.HeldOut.ItemsOf(user), 5)), estimate.Value, 12);
        Assert.Equal(score.Ndcg, report["NDCG@5 TRTR", "EASE"].Interval);
        Assert.Equal(users.Length, report.Counts.JudgedUsers);
        Assert.Contains("split once", report[SplitSpread.Name, "EASE"].NotDefinedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_curve_rises_to_the_score_of_all_synthetic_users()
    {
        var options = Options with { Recommenders = [new ItemKnn()], LearningCurveShares = [1, 0.01, 0.1] };
        var report = Utility.Evaluate(Real, TasteWorld.Users(400, seed: 7, "synthetic"), Holdout, options);
        Assert.Equal("ItemKNN", report.LearningCurveRecommender);
        Assert.Equal([4, 40, 400], report.LearningCurve.Select(point => point.SyntheticUsers));
        Assert.Equal(report.Scores.Single(score => score is { Recommender: "ItemKNN", Arm: UtilityArm.TrainSyntheticTestReal }).Ndcg, report.LearningCurve[^1].Ndcg);
        Assert.True(report.LearningCurve[0].Ndcg.High < report.LearningCurve[1].Ndcg.Low);
        Assert.Equal(report.LearningCurve[2].Ndcg.Value - report.LearningCurve[1].Ndcg.Value, report[CurveBuilder.GainName, "ItemKNN"].Value!.Value, 12);
        Assert.Contains("0 points", Utility.Evaluate(Real, Real, Holdout, options with { LearningCurveShares = [] })[CurveBuilder.GainName, "ItemKNN"].NotDefinedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_synthetic_users_never_take_are_a_loss_in_their_own_slice_alone()
    {
        var counts = Real.ItemCounts();
        var bounds = ActivityBounds.Terciles(counts);
        var synthetic = TasteWorld.Users(400, seed: 8, "synthetic");
        synthetic = synthetic.Where(at => counts[synthetic.ItemIndices[at]] > bounds.Cold);
        var report = Utility.Evaluate(Real, synthetic, Holdout, Options with { Recommenders = [new Ease(new() { Lambda = 50 })] });
        var (cold, warm) = (report[ShareMetric.Name, "EASE, cold items"], report[ShareMetric.Name, "EASE, warm items"]);
        Assert.True(cold.Interval!.Value.High < warm.Interval!.Value.Low, $"{cold.Interval} {warm.Interval}");
        Assert.InRange(warm.Interval!.Value.Low, 0.85, 1.05);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var (one, two) = (Utility.Evaluate(Real, Holdout, null, Options with { NumberOfThreads = 1 }), Utility.Evaluate(Real, Holdout, null, Options));
        Assert.Equal(one.Metrics, two.Metrics);
        Assert.Equal(one.LearningCurve, two.LearningCurve);
    }
}
