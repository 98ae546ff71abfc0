namespace SynthRec.MLNet.Evaluation.Tests;

public class NearestUsersTests
{
    [Fact]
    public void Similarities_equal_those_of_all_pairs()
    {
        var (users, others) = (TestData.Random(30, 20, 1), TestData.Random(40, 20, 2));
        var expected = Enumerable.Range(0, 30).Select(user => Enumerable.Range(0, 40).Max(other => Jaccard(users, user, others, other)));
        Assert.Equal(expected, NearestUsers.Jaccard(users, others));
    }

    [Fact]
    public void A_copy_has_similarity_1_and_a_user_without_items_0()
    {
        Assert.Equal([1, 0, 0.5], NearestUsers.Jaccard(TestData.OfSets(4, [0, 2], [], [2]), TestData.OfSets(4, [0, 2], [1])));
    }

    [Fact]
    public void Different_items_are_refused() =>
        Assert.Throws<ArgumentException>(() => NearestUsers.Jaccard(TestData.OfSets(4, [0]), TestData.OfSets(5, [0])));

    private static double Jaccard(Interactions a, int user, Interactions b, int other)
    {
        var (first, second) = (a.ItemsOf(user).ToArray(), b.ItemsOf(other).ToArray());
        return (double)first.Intersect(second).Count() / first.Union(second).Count();
    }
}
