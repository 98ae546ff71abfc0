namespace SynthRec.MLNet.Evaluation.Tests;

public class MarginalsTests
{
    [Fact]
    public void Popularity_distance_is_half_the_sum_of_differences_of_shares()
    {
        var (first, second) = (TestData.OfSets(3, [0, 1], [0, 1]), TestData.OfSets(3, [0, 1, 2], [0]));
        Assert.Equal((0 + 0.25 + 0.25) / 2, Marginals.PopularityDistance(first, second), 12);
        Assert.Equal(1, Marginals.PopularityDistance(TestData.OfSets(3, [0]), TestData.OfSets(3, [1, 2])), 12);
    }

    [Fact]
    public void Activity_distance_counts_users_by_half_octaves()
    {
        var first = TestData.OfSets(4, [0], [0, 1], [0, 1, 2, 3], [0, 1, 2, 3]);
        var second = TestData.OfSets(4, [3], [0, 1, 2, 3], [], []);
        Assert.Equal((0.5 + 0.25 + 0.25) / 2, Marginals.ActivityDistance(first, second), 12);
        Assert.Equal(0, Marginals.ActivityDistance(Active(100), Active(101)));
        Assert.Equal(1, Marginals.ActivityDistance(Active(100), Active(142)));
    }

    private static Interactions Active(int items) => TestData.OfSets(200, [.. Enumerable.Range(0, items)]);
}
