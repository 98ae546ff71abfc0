using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class UtilityRefusalTests
{
    private static readonly Interactions Real = TasteWorld.Users(120, seed: 1);
    private static readonly Interactions Holdout = TasteWorld.Users(60, seed: 2, "holdout");
    private static readonly UtilityOptions Options = UtilityTests.Options with { Recommenders = [new ItemKnn()] };

    [Fact]
    public void Without_a_holdout_the_report_says_that_figures_may_be_too_good()
    {
        var report = Utility.Evaluate(Real, Holdout, null, Options);
        Assert.False(report.HasHoldout);
        Assert.Contains(report.Notes, note => note.StartsWith("No holdout was given: 20 real users", StringComparison.Ordinal) && note.Contains("look better than they are", StringComparison.Ordinal));
        Assert.Equal((100, 20), (report.Counts.RealUsers, report.Counts.TestUsers));
    }

    [Fact]
    public void A_holdout_of_real_users_is_noted()
    {
        var note = Assert.Single(Utility.Evaluate(Real, Holdout, Real.SelectUsers([3, 4, 5, 6, 7]), Options).Notes);
        Assert.StartsWith("5 of 5 users of the holdout have the id of a real user, 5 of them with the same items", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_holdout_users_are_tested_in_part_and_unknown_items_left_out_and_both_are_noted()
    {
        var items = Vocabulary.FromText([.. Enumerable.Range(0, TasteWorld.ItemCount).Select(item => item == 0 ? "never seen" : $"i{item}")]);
        var synthetic = TasteWorld.Build(60, "synthetic", user => Holdout.ItemsOf(user).ToArray(), items);
        var report = Utility.Evaluate(Real, synthetic, Holdout, Options with { MaximumTestUsers = 50 });
        var unknown = Holdout.ItemCounts()[0];
        Assert.Equal((50, unknown, Holdout.Count - unknown), (report.Counts.TestUsers, report.Counts.UnknownSyntheticInteractions, report.Counts.SyntheticInteractions));
        Assert.Contains(report.Notes, note => note.StartsWith("Tested on 50 of the 60 holdout users", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.StartsWith($"{unknown} of {Holdout.Count} synthetic interactions", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_cannot_be_judged_is_refused_with_the_reason()
    {
        var strangers = TasteWorld.Build(10, "other", _ => [0, 1], Vocabulary.FromText(["x", "y"]));
        Assert.Contains("no item in common", Refusal(Real, strangers, Holdout), StringComparison.Ordinal);
        Assert.Contains("The holdout data has no interactions", Refusal(Real, Real, Holdout.SelectUsers([])), StringComparison.Ordinal);
        Assert.Contains("The synthetic data has no interactions", Refusal(Real, Real.SelectUsers([]), Holdout), StringComparison.Ordinal);
        Assert.Contains("too few to judge by", Refusal(Real, Real, strangers), StringComparison.Ordinal);
        Assert.Contains("too few to learn from some and test on two others", Refusal(Real.SelectUsers([0, 1]), Real, null), StringComparison.Ordinal);
        Assert.Contains("the real interactions have no values", Refusal(Real, Real, Holdout, Options with { RelevantFrom = 4 }), StringComparison.Ordinal);
        Assert.Contains("Lists of 100 items are wanted", Assert.Throws<ArgumentException>(() => Utility.Evaluate(Real, Real, Holdout, Options with { K = 100 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_users_are_judged_with_what_is_missing_told()
    {
        var three = Real.SelectUsers([0, 1, 2]);
        var report = Utility.Evaluate(three, three, Holdout, Options with { K = 1 });
        Assert.Equal(1, report[ShareMetric.Name, "ItemKNN"].Value);
        var few = Utility.Evaluate(Real, Real.SelectUsers([0, 1]), Holdout, Options);
        Assert.Contains("synthetic users too few", few[UtilityMetrics.PredictabilityName, "ItemKNN"].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("an order needs two", few[PredictiveParity.TauName("TSTS")].NotDefinedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recommender_that_cannot_learn_or_fold_in_leaves_the_reason()
    {
        var report = Utility.Evaluate(Real, Holdout, Holdout, Options with { Recommenders = [new MatrixFactorization(), new Unfoldable()] });
        Assert.Contains("no values", report[ShareMetric.Name, "MF"].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("cannot score users who were not in training", report[ShareMetric.Name, "Unfoldable"].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("1 recommenders", report[PredictiveParity.TauName("TSTR")].NotDefinedBecause, StringComparison.Ordinal);
        Assert.NotNull(report[ShareMetric.Name, "Popularity"].Value);
        Assert.NotEmpty(report.Notes);
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_counted_and_noted()
    {
        var report = Utility.Evaluate(Real, Real, Holdout, Options with { Recommenders = [new Unfoldable(canFoldIn: true)], LearningCurveShares = [] });
        Assert.Contains(report.Notes, note => note.StartsWith("Unfoldable: ", StringComparison.Ordinal) && note.Contains("scores were not finite", StringComparison.Ordinal));
        Assert.All(report.Metrics, metric => Assert.True(metric.Value is not null ^ metric.NotDefinedBecause is not null));
        Assert.Throws<KeyNotFoundException>(() => report["No such metric"]);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        UtilityOptions[] wrong =
        [
            Options with { K = 0 }, Options with { VisibleFraction = 1 }, Options with { TestFraction = double.NaN }, Options with { MaximumTestUsers = 1 },
            Options with { NumberOfSplits = 0 }, Options with { NumberOfThreads = 0 }, Options with { RelevantFrom = float.NaN }, Options with { LearningCurveShares = [0] },
            Options with { UserBounds = new(3, 3) }, Options with { ItemBounds = new(-1, 3) }, Options with { Recommenders = [] }, Options with { Recommenders = [new ItemKnn(), new ItemKnn()] },
        ];
        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentException>(() => Utility.Evaluate(Real, Real, Holdout, options)));
    }

    [Fact]
    public void Slices_hold_thirds_and_equal_counts_stay_together()
    {
        Assert.Equal(new(3, 6), ActivityBounds.Terciles([9, 8, 7, 6, 5, 4, 3, 2, 1]));
        Assert.Equal(new(5, 6), ActivityBounds.Terciles([5, 5, 5]));
        Assert.Equal([(0, 5), (6, 6), (7, int.MaxValue)], new ActivityBounds(5, 6).Slices.Select(slice => (slice.Least, slice.Most)));
        var report = Utility.Evaluate(Real, Real, Holdout, Options with { UserBounds = new(100, 200) });
        Assert.Contains("0 test users have 101 to 200 interactions visible", report[ShareMetric.Name, "ItemKNN, medium users"].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Equal(1, report[ShareMetric.Name, "ItemKNN, cold users"].Value);
    }

    private static string Refusal(Interactions real, Interactions synthetic, Interactions? holdout, UtilityOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => Utility.Evaluate(real, synthetic, holdout, options ?? Options)).Message;

    /// <summary>Scores no number at all, where it scores.</summary>
    private sealed class Unfoldable(bool canFoldIn = false) : IRecommender
    {
        public string Name => "Unfoldable";

        public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) => new Model(training, canFoldIn);

        private sealed class Model(Interactions training, bool canFoldIn) : RecommenderModel(training.Users, training.Items)
        {
            public override bool CanFoldIn => canFoldIn;

            public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores) => scores.Clear();

            public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) => scores.Fill(float.NaN);

            public override float Score(int user, int item) => 0;
        }
    }
}
