using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

/// <summary>What every recommender must hold to.</summary>
public class RecommenderContractTests
{
    private static readonly Interactions Training = TestData.Random(120, 40);

    public static TheoryData<string> All => [.. Recommenders(null).Keys];

    /// <summary>Those that give a user of training the same scores as a new user with the same history.</summary>
    public static TheoryData<string> FoldInIsTraining => [.. Recommenders(null).Keys.Where(name => name != "MF")];

    /// <summary>Those that rank for one person, not all the same and not by ratings.</summary>
    public static TheoryData<string> Personal => [.. Recommenders(null).Keys.Except(["MF", "Popularity"])];

    [Theory]
    [MemberData(nameof(All))]
    public void The_score_of_a_pair_is_that_of_the_block(string name)
    {
        var model = Fit(name, Training);
        int[] users = [5, 0, 119, 5];
        var scores = new float[users.Length * 40];
        model.ScoreUsers(users, scores);
        for (var i = 0; i < scores.Length; i++)
            Assert.Equal(model.Score(users[i / 40], i % 40), scores[i], 1e-6 * Scale(scores));
    }

    [Theory]
    [MemberData(nameof(FoldInIsTraining))]
    public void A_new_user_scores_as_a_user_of_training_with_the_same_history(string name)
    {
        var model = Fit(name, Training);
        for (var user = 0; user < 120; user += 17)
            Assert.Equal(model.Scores(user), model.ScoresOfNew(Training, user));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Lists_equal_a_full_sort_of_all_scores_without_what_is_seen(string name)
    {
        var model = Fit(name, Training);
        var histories = TestData.Random(90, 40, seed: 3);
        AssertSorted(model.RecommendForUsers(Enumerable.Range(0, 120).ToArray(), 7, Training), Training, user => model.Scores(user));
        AssertSorted(model.RecommendForNewUsers(histories, 100), histories, user => model.ScoresOfNew(histories, user));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_model_does_not_depend_on_the_threads(string name)
    {
        // More ratings than one block of matrix factorization holds.
        var training = TestData.Random(1500, 60, itemsPerUser: 40);
        var one = Recommenders(threads: 1)[name].Fit(training);
        var three = Recommenders(threads: 3)[name].Fit(training);
        for (var user = 0; user < 1500; user += 100)
            Assert.Equal(one.Scores(user), three.Scores(user));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Strangers_and_empty_histories_have_the_same_finite_scores(string name)
    {
        var model = Fit(name, Training);
        var stranger = Enumerable.Range(0, 40).Select(item => model.Score(-1, item)).ToArray();
        Assert.All(stranger, score => Assert.True(float.IsFinite(score)));
        Assert.True(stranger.Distinct().Count() > 1, "Strangers are recommended something.");
        Assert.Equal(stranger, Enumerable.Range(0, 40).Select(item => model.Score(120, item)));
        var empty = model.ScoresOfNew(Training.Where(_ => false), 0);
        for (var item = 0; item < 40; item++)
            Assert.Equal(stranger[item], empty[item], 1e-6 * Scale(stranger));
        foreach (var (user, item) in new[] { (-1, -1), (0, -1), (0, 40), (-1, 40), (int.MaxValue, int.MinValue) })
            Assert.True(float.IsFinite(model.Score(user, item)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_user_with_one_item_can_be_learnt_from(string name)
    {
        var model = Fit(name, new(TestData.Ids("u", 1), TestData.Ids("i", 1), [0, 1], [0], [4]));
        Assert.True(float.IsFinite(model.Score(0, 0)));
        Assert.True(float.IsFinite(model.Score(-1, -1)));
        Assert.Equal([0], model.RecommendForUsers(new[] { 0 }, 3).ItemsOf(0).ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_user_with_every_item_is_scored_and_has_an_empty_list(string name)
    {
        int[] everything = [.. Enumerable.Range(0, 6)];
        var training = WithRatings(TestData.Sets(7, everything, [0, 2], [2, 4, 5], everything));
        var model = Fit(name, training);
        Assert.All(model.Scores(0), score => Assert.True(float.IsFinite(score)));
        Assert.All(model.ScoresOfNew(training, 3), score => Assert.True(float.IsFinite(score)));
        var all = WithRatings(TestData.Sets(7, [.. Enumerable.Range(0, 7)]));
        Assert.Empty(model.RecommendForNewUsers(all, 3).ItemsOf(0).ToArray());
        Assert.Equal([6], model.RecommendForUsers(new[] { 0 }, 3, training).ItemsOf(0).ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_to_learn_from_is_refused_with_the_mend(string name)
    {
        var error = Assert.Throws<InvalidDataException>(() => Fit(name, Training.Where(_ => false)));
        Assert.Contains("120 users, 40 items", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check the file and its filters", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Fit(name, TestData.Sets(0)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Histories_with_other_items_and_buffers_of_another_size_are_refused(string name)
    {
        var model = Fit(name, Training);
        var error = Assert.Throws<ArgumentException>(() => model.ScoreNewUsers(TestData.Random(3, 39), [0], new float[40]));
        Assert.Contains("39 items and the model 40", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.ScoreUsers([0, 1], new float[40]));
        Assert.Throws<ArgumentException>(() => model.ScoreNewUsers(Training, [0], new float[41]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Work_can_be_cancelled_and_reports_that_it_is_done(string name)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Recommenders(null)[name].Fit(Training, null, source.Token));
        var reports = new Reports();
        Recommenders(null)[name].Fit(Training, reports, CancellationToken.None);
        Assert.Equal(reports.Last!.Value.Total, reports.Last.Value.Done);
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public void Held_out_items_of_real_people_are_found_more_often_than_by_popularity(string name)
    {
        var split = RealData.MovieLensSmall.WithValueAtLeast(4).Core(10).SplitUsers(200, seed: 1);
        var hits = Hits(Recommenders(null)[name].Fit(split.Training));
        var popular = Hits(new Popularity().Fit(split.Training));
        Assert.True(hits > popular, $"{hits} hits against {popular} by popularity");

        int Hits(RecommenderModel model)
        {
            var lists = model.RecommendForNewUsers(split.Visible, 10);
            return Enumerable.Range(0, 200).Sum(user => lists.ItemsOf(user).ToArray().Intersect(split.HeldOut.ItemsOf(user).ToArray()).Count());
        }
    }

    private static Dictionary<string, IRecommender> Recommenders(int? threads) => new()
    {
        ["MF"] = new MatrixFactorization(new() { NumberOfThreads = threads }),
        ["iALS"] = new ImplicitAls(new() { NumberOfThreads = threads }),
        ["EASE"] = new Ease(new() { NumberOfThreads = threads }),
        ["ItemKNN"] = new ItemKnn(new() { NumberOfThreads = threads }),
        ["PureSVD"] = new PureSvd(new() { NumberOfThreads = threads }),
        ["Popularity"] = new Popularity(),
    };

    private static RecommenderModel Fit(string name, Interactions training) => Recommenders(threads: 2)[name].Fit(training);

    private static double Scale(IEnumerable<float> scores) => Math.Max(1, scores.Max(Math.Abs));

    private static Interactions WithRatings(Interactions data) =>
        new(data.Users, data.Items, data.Offsets.ToArray(), data.ItemIndices.ToArray(), [.. Enumerable.Range(0, data.Count).Select(at => 1f + at % 5)]);

    private static void AssertSorted(RankedLists lists, Interactions seen, Func<int, float[]> scoresOf)
    {
        for (var user = 0; user < seen.UserCount; user++)
        {
            var scores = scoresOf(user);
            var items = seen.ItemsOf(user).ToArray();
            var expected = Enumerable.Range(0, scores.Length).Except(items).OrderByDescending(item => scores[item]).ThenBy(item => item).Take(lists.K).ToArray();
            Assert.Equal(expected, lists.ItemsOf(user).ToArray());
            Assert.Equal(expected.Select(item => scores[item]), lists.ScoresOf(user).ToArray());
        }
    }

    private sealed class Reports : IProgress<ProgressReport>
    {
        public ProgressReport? Last { get; private set; }

        public void Report(ProgressReport value) => Last = value;
    }
}
