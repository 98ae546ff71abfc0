using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class MarkovRecommenderTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented() => Assert.Equal(1, new MarkovOptions().BackOff);

    [Fact]
    public void A_score_is_the_share_of_transitions_smoothed_by_popularity()
    {
        // From 0: twice to 1, once to 0. Shares of the 8 interactions: 3, 3, 1, 1.
        var sessions = SessionTestData.Of(4, [0, 1, 2], [0, 0, 1], [1, 3]);
        using var model = new MarkovRecommender(new() { BackOff = 0.5 }).Fit(sessions);
        var scores = new float[12];
        model.ScoreNext([[2, 0], [], [3]], scores);
        float[] popularity = [3 / 8f, 3 / 8f, 1 / 8f, 1 / 8f];
        float[] transitions = [1, 2, 0, 0];
        for (var item = 0; item < 4; item++)
        {
            Assert.Equal((transitions[item] + (0.5f * popularity[item])) / 3.5f, scores[item], 1e-6f);
            Assert.Equal(popularity[item], scores[4 + item], 1e-6f);
            Assert.Equal(popularity[item], scores[8 + item], 1e-6f);
        }
    }

    [Fact]
    public void The_order_is_that_of_time_and_not_of_items()
    {
        var sessions = SessionTestData.Of(3, [2, 1, 0]);
        using var model = new MarkovRecommender(new() { BackOff = 1e-9 }).Fit(sessions);
        var scores = new float[3];
        model.ScoreNext([[2]], scores);
        Assert.Equal([0, 1, 0], scores.Select(score => MathF.Round(score, 6)));
    }

    [Fact]
    public void Interactions_without_times_are_refused_with_the_mend()
    {
        var error = Assert.Throws<InvalidDataException>(() => new MarkovRecommender().Fit(TestData.Sets(3, [0, 1])));
        Assert.Contains("Timestamp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_items_and_wrong_room_are_refused()
    {
        using var model = new MarkovRecommender().Fit(SessionTestData.Of(3, [0, 1]));
        Assert.Contains("item 3", Assert.Throws<ArgumentException>(() => model.ScoreNext([[0, 3]], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("room", Assert.Throws<ArgumentException>(() => model.ScoreNext([[0]], new float[4])).Message, StringComparison.Ordinal);
    }
}
