using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class RankedListsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(150)]
    [InlineData(1000)]
    public void Lists_equal_a_full_sort_without_the_items_seen(int k)
    {
        var training = TestData.Random(300, 150);
        var model = new TableModel(training, distinctScores: 20);
        var lists = model.RecommendForUsers(Enumerable.Range(0, 300).ToArray(), k, training);

        Assert.Equal(300, lists.Count);
        for (var user = 0; user < 300; user++)
        {
            var expected = Enumerable.Range(0, 150)
                .Where(item => !training.ItemsOf(user).Contains(item))
                .OrderByDescending(item => model.Score(user, item)).ThenBy(item => item)
                .Take(k).ToArray();
            Assert.Equal(expected, lists.ItemsOf(user).ToArray());
            Assert.Equal(expected.Select(item => model.Score(user, item)), lists.ScoresOf(user).ToArray());
        }
    }

    [Fact]
    public void Lists_follow_the_users_asked_for_and_do_not_depend_on_the_threads()
    {
        var training = TestData.Random(500, 90);
        var model = new TableModel(training, distinctScores: 5);
        var users = Enumerable.Range(0, 1000).Select(i => i * 7 % 500).ToArray();
        var one = model.RecommendForUsers(users, 10, training, numberOfThreads: 1);
        var three = model.RecommendForUsers(users, 10, training, numberOfThreads: 3);
        for (var i = 0; i < users.Length; i++)
        {
            Assert.Equal(one.ItemsOf(i).ToArray(), three.ItemsOf(i).ToArray());
            Assert.Equal(model.Score(users[i], one.ItemsOf(i)[0]), one.ScoresOf(i)[0]);
        }
    }

    [Fact]
    public void A_user_with_every_item_gets_an_empty_list_and_others_get_what_is_left()
    {
        var histories = TestData.Sets(4, [0, 1, 2, 3], [0, 2], []);
        var model = new Popularity().Fit(TestData.Sets(4, [0, 1], [1, 3], [1, 3]));
        var lists = model.RecommendForNewUsers(histories, 3);
        Assert.Empty(lists.ItemsOf(0).ToArray());
        Assert.Equal([1, 3], lists.ItemsOf(1).ToArray());
        Assert.Equal([1, 3, 0], lists.ItemsOf(2).ToArray());
        Assert.Equal([1, 3, 0], model.RecommendForNewUsers(histories, 3, seen: histories.Where(_ => false)).ItemsOf(0).ToArray());
    }

    [Fact]
    public void Scores_that_are_not_numbers_are_left_out()
    {
        Span<int> items = stackalloc int[3];
        Span<float> scores = stackalloc float[3];
        var count = TopSelection.Select([float.NaN, 1, float.NegativeInfinity, 2, float.NaN], items, scores);
        Assert.Equal([3, 1], items[..count].ToArray());
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var training = TestData.Random(5, 9);
        var model = new Popularity().Fit(training);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.RecommendForNewUsers(training, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.RecommendForUsers(new[] { 5 }, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.RecommendForUsers(new[] { 1 }, 3, numberOfThreads: 0));
        Assert.Throws<ArgumentException>(() => model.RecommendForNewUsers(TestData.Random(5, 8), 3));
        Assert.Throws<ArgumentException>(() => model.RecommendForUsers(new[] { 1 }, 3, TestData.Random(4, 9)));
    }

    [Fact]
    public void Ranking_can_be_cancelled_and_reports_its_progress()
    {
        var training = TestData.Random(500, 90);
        var model = new Popularity().Fit(training);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => model.RecommendForNewUsers(training, 5, cancellationToken: source.Token));
        var reports = new List<ProgressReport>();
        model.RecommendForNewUsers(training, 5, numberOfThreads: 1, progress: new Reports(reports));
        Assert.Equal(500, reports[^1].Done);
    }

    private sealed class Reports(List<ProgressReport> into) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => into.Add(value);
    }

    /// <summary>Scores from a hash with many ties.</summary>
    private sealed class TableModel(Interactions training, int distinctScores) : RecommenderModel(training.Users, training.Items)
    {
        public override float Score(int user, int item) => (user * 31 + item * 17 + user * item) % distinctScores;

        public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Score(users[i / Items.Count], i % Items.Count);
        }

        public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) => throw new NotSupportedException();
    }
}
