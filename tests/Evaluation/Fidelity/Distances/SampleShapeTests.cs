namespace SynthRec.MLNet.Evaluation.Tests;

public class SampleShapeTests
{
    /// <summary>Of ¾ zeros and ¼ ones: p = ¼, variance 3/16, skewness (1 − 2p)/√(p(1 − p)), kurtosis (1 − 6p(1 − p))/(p(1 − p)).</summary>
    [Fact]
    public void Moments_are_those_of_the_population()
    {
        var moments = Moments.Of([0, 0, 0, 1]);
        Assert.Equal((0.25, 3.0 / 16), (moments.Mean, moments.Variance));
        Assert.Equal(0.5 / Math.Sqrt(3.0 / 16), moments.Skewness, 1e-12);
        Assert.Equal((1 - (6 * 3.0 / 16)) / (3.0 / 16), moments.Kurtosis, 1e-12);
    }

    [Fact]
    public void Equal_values_have_no_variance_whatever_their_rounding()
    {
        var moments = Moments.Of([0.1, 0.1, 0.1]);
        Assert.Equal((0.1, 0.0), (moments.Mean, moments.Variance));
        Assert.True(double.IsNaN(moments.Skewness));
    }

    [Fact]
    public void Bins_hold_their_lower_edge_and_the_last_its_upper_too()
    {
        var bins = new Bins([0, 1, 2], [4], 4);
        Assert.Equal([0, 1, 2, 3, 4], bins.Edges);
        Assert.Equal([1, 1, 2, 2], bins.Count([0, 1, 2, 2.5, 3, 4]));
    }

    [Fact]
    public void All_equal_values_are_in_one_bin() => Assert.Equal([3], new Bins([7, 7], [7], 20).Count([7, 7, 7]));
}
