using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class FairnessExperimentTests
{
    private static readonly FairnessOptions Options = new() { Permutations = 99, NumberOfThreads = 2 };

    [Fact]
    public void Groups_have_the_means_of_the_experiment_over_all_repetitions()
    {
        var data = RealData.MovieLensSmall;
        var isOdd = (string user) => int.Parse(user, System.Globalization.CultureInfo.InvariantCulture) % 2 == 1;
        var groups = new UserGroups("parity", Enumerable.Range(0, data.UserCount).Select(data.Users.GetText).Select(user => KeyValuePair.Create(user, isOdd(user) ? "odd" : "even")));
        var options = TestRuns.Options with { Arms = [ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic], NumberOfSeeds = 2 };
        var (experiment, fairness) = Fairness.Test(data, groups, new PopularityGenerator(), [new Popularity()], options, Options);

        Assert.Equal(Experiment.Run(data, new PopularityGenerator(), [new Popularity()], options).ToJson(), experiment.ToJson());
        foreach (var arm in experiment["Popularity"].Arms)
        {
            var ofUsers = experiment.JudgedUsers.Zip(arm.OfUsers(RankingMetric.Ndcg, 10)).ToArray();
            double MeanOf(bool odd) => ofUsers.Where(user => isOdd(user.First) == odd).Average(user => user.Second);
            Assert.Equal(Math.Abs(MeanOf(true) - MeanOf(false)), fairness["NDCG@10 gap", $"Popularity, {arm.Arm}"].Value!.Value, 12);
            Assert.Equal(MeanOf(true), fairness.Groups.Single(row => row.Figure == "NDCG@10" && row.Series == $"Popularity, {arm.Arm}" && row.Group == "odd").Value!.Value.Value, 12);
            var recalls = experiment.JudgedUsers.Zip(arm.OfUsers(RankingMetric.Recall, 10)).Where(user => isOdd(user.First)).Average(user => user.Second);
            Assert.Equal(recalls, fairness.Groups.Single(row => row.Figure == "True positive rate" && row.Series == $"Popularity, {arm.Arm}" && row.Group == "odd").Value!.Value.Value, 12);
        }

        Assert.NotNull(fairness["NDCG@10 gap change", "Popularity, VisibleAndSynthetic against Visible"].Interval);
        Assert.All(fairness.Metrics, metric => Assert.NotEqual(metric.Value is null, metric.NotDefinedBecause is null));
    }

    [Fact]
    public void A_recommender_of_what_most_like_serves_a_minority_worse_and_more_of_the_minority_narrows_the_gap()
    {
        // A is 160 of 200 users and likes the first ten items, B the last ten; each user has six of them.
        int[][] users = [.. Enumerable.Range(0, 200).Select(user => SeededRandom.For(5, 0, user).Permutation(10)[..6].Select(item => user % 5 == 0 ? item + 10 : item).Order().ToArray())];
        var data = TestData.OfSets(20, users);
        var groups = new UserGroups("taste", Enumerable.Range(0, 200).Select(user => KeyValuePair.Create($"u{user}", user % 5 == 0 ? "B" : "A")));
        var options = new ExperimentOptions { K = 5, TestFraction = 0.5, VisibleFraction = 0.5, Arms = [ExperimentArm.VisibleAndReal, ExperimentArm.VisibleAndBoth], NumberOfThreads = 2 };
        var report = Fairness.Test(data, groups, OnlyTheMinority, [new Popularity()], options, Options).Fairness;

        var gap = report["NDCG@5 gap", "Popularity, VisibleAndReal"];
        Assert.Equal(0.01, gap.PValue);
        Assert.True(gap.Interval!.Value.Low > gap.Floor);
        Assert.True(report["NDCG@5 gap change", "Popularity, VisibleAndBoth against VisibleAndReal"].Interval!.Value.High < 0);
    }

    [Fact]
    public void A_user_without_a_label_is_refused_before_the_work()
    {
        var groups = new UserGroups("gender", [KeyValuePair.Create("nobody", "A")]);
        Assert.Throws<InvalidDataException>(() => Fairness.Test(RealData.MovieLensSmall, groups, new PopularityGenerator(), [new Popularity()], TestRuns.Options, Options));
    }

    private static Interactions OnlyTheMinority(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        int[] minority = [.. Enumerable.Range(0, training.UserCount).Where(user => int.Parse(training.Items.GetText(training.ItemsOf(user)[0]).AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) >= 10)];
        var copies = training.SelectUsers(minority);
        for (var round = 1; round < 8; round++)
            copies = copies.Append(training.SelectUsers(minority).WithUsers(Vocabulary.FromText([.. minority.Select(user => $"{round}-{user}")])));
        return copies;
    }
}
