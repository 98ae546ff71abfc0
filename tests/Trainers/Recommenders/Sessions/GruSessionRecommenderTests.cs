using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class GruSessionRecommenderTests
{
    private const int ItemCount = 12;

    private static readonly GruSessionOptions Small = new() { HiddenWidth = 24, MaximumNumberOfEpochs = 30, Dropout = 0.1f, LearningRate = 0.01f, BatchSize = 50, NumberOfThreads = 1 };

    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        var options = new GruSessionOptions();
        Assert.Equal(100, options.HiddenWidth);
        Assert.Equal(0.3f, options.Dropout);
        Assert.Equal(20, options.MaximumLength);
        Assert.Equal(2, options.Patience);
        Assert.Equal(100, options.BatchSize);
        Assert.Equal(3e-3f, options.LearningRate);
    }

    [Fact]
    public void It_learns_what_a_first_order_chain_cannot_know()
    {
        // After two items the step is known, and with it the next item; after one it is one of two.
        using var model = new GruSessionRecommender(Small).Fit(SessionTestData.Circles(ItemCount, 600));
        int[][] prefixes = [.. Enumerable.Range(0, ItemCount).SelectMany(item => new int[][] { [item, (item + 1) % ItemCount], [item, (item + 2) % ItemCount] })];
        var scores = new float[prefixes.Length * ItemCount];
        model.ScoreNext(prefixes, scores);
        for (var i = 0; i < prefixes.Length; i++)
        {
            var own = scores.AsSpan(i * ItemCount, ItemCount).ToArray();
            Assert.Equal((prefixes[i][1] + 1 + (i % 2)) % ItemCount, Array.IndexOf(own, own.Max()));
        }
    }

    [Fact]
    public void Scores_do_not_depend_on_the_other_sessions_and_prefixes_may_be_empty()
    {
        using var model = new GruSessionRecommender(Small with { MaximumNumberOfEpochs = 1 }).Fit(SessionTestData.Circles(ItemCount, 100));
        int[][] prefixes = [[1, 2, 3, 4, 5], [], [7], [2, 2]];
        var together = new float[4 * ItemCount];
        model.ScoreNext(prefixes, together);
        for (var i = 0; i < prefixes.Length; i++)
        {
            var alone = new float[ItemCount];
            model.ScoreNext([prefixes[i]], alone);
            for (var item = 0; item < ItemCount; item++)
                Assert.Equal(alone[item], together[(i * ItemCount) + item], 1e-5f);
        }
    }

    [Fact]
    public void Only_the_last_items_are_looked_at()
    {
        using var model = new GruSessionRecommender(Small with { MaximumNumberOfEpochs = 1, MaximumLength = 2 }).Fit(SessionTestData.Circles(ItemCount, 100));
        var scores = new float[2 * ItemCount];
        model.ScoreNext([[9, 3, 4], [1, 3, 4]], scores);

        // The two rows of a product are rounded alike but for the last bits.
        for (var item = 0; item < ItemCount; item++)
            Assert.Equal(scores[item], scores[ItemCount + item], 1e-6f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores_and_another_others()
    {
        var sessions = SessionTestData.Circles(ItemCount, 100);
        float[] Scores(int seed)
        {
            using var model = new GruSessionRecommender(Small with { MaximumNumberOfEpochs = 2, Seed = seed }).Fit(sessions);
            var scores = new float[ItemCount];
            model.ScoreNext([[1, 2]], scores);
            return scores;
        }

        Assert.Equal(Scores(1), Scores(1));
        Assert.NotEqual(Scores(1), Scores(2));
    }

    [Fact]
    public void Training_can_be_cancelled_and_reports_epochs()
    {
        using var stop = new CancellationTokenSource();
        var told = new FirstReport(stop.Cancel);
        Assert.Throws<OperationCanceledException>(() => new GruSessionRecommender(Small).Fit(SessionTestData.Circles(ItemCount, 100), told, stop.Token));
        Assert.Equal(1, told.Done);
    }

    [Fact]
    public void Sessions_of_one_item_are_refused_with_the_mend()
    {
        var error = Assert.Throws<InvalidDataException>(() => new GruSessionRecommender().Fit(SessionTestData.Of(3, [0], [1])));
        Assert.Contains("KeepAll", error.Message, StringComparison.Ordinal);
    }

    private sealed class FirstReport(Action act) : IProgress<ProgressReport>
    {
        public long Done { get; private set; }

        public void Report(ProgressReport value)
        {
            Done = value.Done;
            act();
        }
    }
}
