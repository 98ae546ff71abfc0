using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class FairnessOfListsTests
{
    private static readonly UserGroups Groups = new("gender", new Dictionary<string, string> { ["u0"] = "A", ["u1"] = "A", ["u2"] = "B", ["u3"] = "B" });

    private static readonly FairnessOptions Options = new() { SmallestGroup = 2, Permutations = 99, NumberOfThreads = 1 };

    [Fact]
    public void Rates_are_those_worked_out_by_hand()
    {
        // Six items, nothing seen, two shown. A is shown 0 and 1, B 4 and 5.
        var seen = TestData.OfSets(6, [], [], [], []);
        var relevant = TestData.OfSets(6, [0, 1], [0, 2], [0, 1, 2], [4]);
        var training = TestData.OfSets(6, [0, 1, 2, 3, 4, 5], [0, 1], [0]);
        var model = new FixedScores(training, (user, item) => user < 2 ? -item : item);
        var report = Fairness.OfLists(model.RecommendForNewUsers(seen, 2), seen, relevant, training, Groups, 2, "fixed", Options);

        // True positive rates 1, 1/2 | 0, 1; false 0, 1/4 | 2/3, 1/5.
        Assert.Equal(0.75 - 0.5, report["Equal opportunity difference", "fixed"].Value!.Value, 12);
        Assert.Equal((2 / 3.0 + 0.2) / 2 - 0.125, report["False positive difference", "fixed"].Value!.Value, 12);
        Assert.Equal((2 / 3.0 + 0.2) / 2 - 0.125, report["Equalised odds difference", "fixed"].Value!.Value, 12);
        var second = 1 / Math.Log2(3);
        Assert.Equal(((1 + (1 / (1 + second))) / 2) - ((0 + 1 * second) / 2), report["NDCG@2 gap", "fixed"].Value!.Value, 1e-12);
        // Each group has half of what is shown, and items of its own.
        Assert.Equal(0.5, report["Exposure parity distance", "fixed"].Value!.Value, 12);
        Assert.Equal((1 + (2 / 3.0)) / 2 - (1 / 3.0), report["Recommended popularity gap", "fixed"].Value!.Value, 1e-6);
        Assert.Equal(((1 + (2 / 3.0)) / 2 + (1 / 3.0)) / 2, report["Average recommendation popularity", "fixed"].Value!.Value, 1e-6);
        Assert.Equal(1 / 3.0, report["Exposure Gini", "fixed"].Value!.Value, 12);
        Assert.Equal(0.5, report.Groups.Single(row => row is { Figure: "True positive rate", Group: "B" }).Value!.Value.Value, 12);
    }

    [Fact]
    public void Popularity_bias_is_that_of_strata_worked_out_by_hand()
    {
        // Popularities 4, 2, 2, 1, 1, 2 of 12: item 0 is the head, 1 and 2 the middle, 5, 3 and 4 the tail.
        var training = TestData.OfSets(6, [0, 1, 2, 3], [0, 1, 2, 4], [0, 5], [0, 5]);
        Assert.Equal([0, 1, 1, 2, 2, 2], PopularityStrata.Of(training));
        var seen = TestData.OfSets(6, [], [], [], []);
        var relevant = TestData.OfSets(6, [0, 1], [0, 1], [0, 5], [0, 5]);
        var report = Fairness.OfLists(new FixedScores(training, (_, item) => -item).RecommendForNewUsers(seen, 2), seen, relevant, training, Groups, 2, "fixed", Options);

        // Shown to all are 0 and 1: shares 1, 1/2 and 0; of relevant ones 1, 1 and 0.
        Assert.Equal(Math.Sqrt(1 / 6.0) / 0.5, report["PopRSP", "fixed"].Value!.Value, 12);
        Assert.Equal(Math.Sqrt(2 / 9.0) / (2 / 3.0), report["PopREO", "fixed"].Value!.Value, 12);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_and_what_is_missing_has_a_reason()
    {
        var (training, seen) = (TestData.OfSets(3, [0, 1, 2]), TestData.OfSets(3, [0], [0], [0], [0]));
        var lists = new FixedScores(training, (_, item) => item).RecommendForNewUsers(seen, 1);
        Assert.Throws<ArgumentException>(() => Fairness.OfLists(lists, seen, TestData.OfSets(3, [1]), training, Groups, 1, "fixed", Options));
        var nothing = Fairness.OfLists(lists, seen, TestData.OfSets(3, [], [], [], []), training, Groups, 1, "fixed", Options);
        Assert.NotNull(nothing["NDCG@1 gap", "fixed"].NotDefinedBecause);
        Assert.NotNull(nothing["Equalised odds difference", "fixed"].NotDefinedBecause);
        Assert.NotNull(nothing["PopREO", "fixed"].NotDefinedBecause);
        Assert.NotNull(nothing["Average recommendation popularity", "fixed"].Value);
        Assert.Throws<KeyNotFoundException>(() => nothing["NDCG"]);
    }

    private sealed class FixedScores(Interactions training, Func<int, int, float> score) : RecommenderModel(training.Users, training.Items)
    {
        public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
        {
            for (var at = 0; at < scores.Length; at++)
                scores[at] = score(users[at / Items.Count], at % Items.Count);
        }

        public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) => ScoreUsers(users, scores);

        public override float Score(int user, int item) => score(user, item);
    }
}
