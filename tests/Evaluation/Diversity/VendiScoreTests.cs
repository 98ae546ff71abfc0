namespace SynthRec.MLNet.Evaluation.Tests;

public class VendiScoreTests
{
    [Theory]
    [InlineData(UserSimilarity.Jaccard)]
    [InlineData(UserSimilarity.Cosine)]
    public void It_is_the_effective_number_of_kinds(UserSimilarity similarity)
    {
        Assert.Equal(1, VendiScore.Of(TestData.OfSets(3, [0, 1], [0, 1], [0, 1]), similarity), 9);
        Assert.Equal(4, VendiScore.Of(TestData.OfSets(8, [0, 1], [2, 3], [4], [5, 6, 7]), similarity), 9);
        // Three users of one kind and one of another: the entropy of 3/4 and 1/4.
        Assert.Equal(Math.Exp(-(0.75 * Math.Log(0.75)) - (0.25 * Math.Log(0.25))), VendiScore.Of(TestData.OfSets(4, [0, 1], [0, 1], [0, 1], [2, 3]), similarity), 9);
    }

    [Fact]
    public void Two_half_alike_users_have_eigenvalues_known_in_closed_form()
    {
        // Cosine 1/2, so 3/4 and 1/4; Jaccard 1/3, so 2/3 and 1/3.
        var users = TestData.OfSets(3, [0, 1], [1, 2], []);
        Assert.Equal(Math.Exp(-(0.75 * Math.Log(0.75)) - (0.25 * Math.Log(0.25))), VendiScore.Of(users, UserSimilarity.Cosine), 9);
        Assert.Equal(Math.Exp(-(2 / 3.0 * Math.Log(2 / 3.0)) - (1 / 3.0 * Math.Log(1 / 3.0))), VendiScore.Of(users), 9);
        Assert.Throws<ArgumentException>(() => VendiScore.Of(TestData.OfSets(3, [])));
    }
}
