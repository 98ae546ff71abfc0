using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class PopularityTests
{
    [Fact]
    public void The_score_of_an_item_is_the_share_of_users_who_took_it()
    {
        var model = new Popularity().Fit(TestData.Sets(4, [0, 1], [1], [1, 2], []));
        Assert.Equal([0.25f, 0.75f, 0.25f, 0], Enumerable.Range(0, 4).Select(item => model.Score(0, item)));
        Assert.Equal(0, model.Score(0, -1));
    }

    [Fact]
    public void Every_user_known_or_not_has_the_same_scores()
    {
        var model = new Popularity().Fit(TestData.Random(20, 9));
        var expected = model.Scores(0);
        Assert.Equal(expected, model.Scores(19));
        Assert.Equal(expected, model.ScoresOfNew(TestData.Sets(9, [3, 4], []), 0));
        Assert.Equal(expected, Enumerable.Range(0, 9).Select(item => model.Score(-1, item)));
    }
}
