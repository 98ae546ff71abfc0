namespace SynthRec.MLNet.Evaluation.Tests;

public class KendallTauTests
{
    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 10.0, 20, 30, 40 }, 1)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 4.0, 3, 2, 1 }, -1)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 3, 2 }, 1.0 / 3)]
    public void Orders_without_ties_count_concordant_less_discordant_pairs(double[] first, double[] second, double expected) =>
        Assert.Equal(expected, KendallTau.Of(first, second)!.Value, 12);

    // Of 6 pairs 5 are concordant and 1 is tied in the first list.
    [Fact]
    public void Ties_shrink_the_number_of_pairs() =>
        Assert.Equal(5 / Math.Sqrt(5 * 6), KendallTau.Of([1, 2, 2, 3], [1, 2, 3, 4])!.Value, 12);

    [Fact]
    public void A_list_of_equal_values_has_no_order()
    {
        Assert.Null(KendallTau.Of([1, 1, 1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => KendallTau.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => KendallTau.Of([1, 2], [1]));
    }
}
