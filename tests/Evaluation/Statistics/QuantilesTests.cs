namespace SynthRec.MLNet.Evaluation.Tests;

public class QuantilesTests
{
    [Fact]
    public void Many_even_values_have_the_quantiles_of_the_uniform_distribution()
    {
        var quantiles = Quantiles.Of([.. Enumerable.Range(0, 1_001).Reverse().Select(i => i / 1_000.0)]);
        // The definitions in use differ by less than two steps.
        Assert.Equal(0.05, quantiles.P5, 0.002);
        Assert.Equal(0.25, quantiles.P25, 0.002);
        Assert.Equal(0.5, quantiles.Median, 12);
        Assert.Equal(0.75, quantiles.P75, 0.002);
        Assert.Equal(0.95, quantiles.P95, 0.002);
        Assert.Equal(1, quantiles.Maximum);
    }

    [Fact]
    public void A_single_value_is_all_quantiles() => Assert.Equal(new(3, 3, 3, 3, 3, 3), Quantiles.Of([3]));

    [Fact]
    public void No_values_are_refused() => Assert.Throws<ArgumentException>(() => Quantiles.Of([]));
}
