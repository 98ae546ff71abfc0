using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class CatalogueMetricsTests
{
    [Fact]
    public void Exposures_count_the_first_k_of_each_list()
    {
        var training = TestData.OfSets(3, [0], [0, 1], [0, 1, 2]);
        var lists = new Popularity().Fit(training).RecommendForNewUsers(TestData.OfSets(3, [0], [1]), 2);
        Assert.Equal([1, 1, 0], CatalogueMetrics.Exposures(lists, 3, 1));
        Assert.Equal([1, 1, 2], CatalogueMetrics.Exposures(lists, 3, 2));
    }

    [Fact]
    public void Gini_is_0_for_equal_counts_and_1_minus_1_over_n_for_one_item()
    {
        Assert.Equal(0, CatalogueMetrics.Gini([5, 5, 5, 5]), 15);
        Assert.Equal(1 - (1 / 4.0), CatalogueMetrics.Gini([0, 8, 0, 0]), 15);
        Assert.Equal(0, CatalogueMetrics.Gini([0, 0]));
    }

    [Fact]
    public void Gini_equals_the_mean_difference_over_twice_the_mean()
    {
        int[] counts = [3, 1, 4, 1, 5, 9, 2, 6];
        var meanDifference = counts.SelectMany(a => counts.Select(b => (double)Math.Abs(a - b))).Average();
        Assert.Equal(meanDifference / (2 * counts.Average()), CatalogueMetrics.Gini(counts), 12);
    }

    [Fact]
    public void Coverage_is_the_share_of_items_with_a_count() => Assert.Equal(0.5, CatalogueMetrics.Coverage([0, 2, 0, 1]));

    [Fact]
    public void Novelty_is_the_mean_surprise_in_bits()
    {
        var training = TestData.OfSets(3, [0], [0], [0], [0, 1]);
        Assert.Equal((0 + 2 + 3) / 3.0, CatalogueMetrics.Novelty([1, 1, 1], training), 12);
        Assert.Equal(2, CatalogueMetrics.Novelty([0, 7, 0], training), 12);
        Assert.Equal(0, CatalogueMetrics.Novelty([0, 0, 0], training));
    }

    [Fact]
    public void No_items_are_refused() => Assert.Throws<ArgumentException>(() => CatalogueMetrics.Coverage([]));
}
