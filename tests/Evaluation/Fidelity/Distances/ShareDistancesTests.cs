namespace SynthRec.MLNet.Evaluation.Tests;

public class ShareDistancesTests
{
    [Fact]
    public void Kinds_that_only_one_side_has_are_as_far_apart_as_can_be()
    {
        Assert.Equal(1, ShareDistances.TotalVariation([3, 0], [0, 5]), 1e-12);
        Assert.Equal(Math.Log(2), ShareDistances.JensenShannon([3, 0], [0, 5]), 1e-12);
    }

    [Fact]
    public void Equal_shares_are_at_no_distance()
    {
        Assert.Equal(0, ShareDistances.TotalVariation([1, 2], [2, 4]), 1e-12);
        Assert.Equal(0, ShareDistances.JensenShannon([1, 2], [2, 4]), 1e-12);
        Assert.Equal(0, ShareDistances.ChiSquared([1, 2, 3], [2, 4, 6])!.Value.Statistic, 1e-12);
    }

    /// <summary>With one count more the shares are ¾ and ¼ against ¼ and ¾: ¾ ln 3 − ¼ ln 3.</summary>
    [Fact]
    public void The_divergence_counts_each_kind_once_more() => Assert.Equal(Math.Log(3) / 2, ShareDistances.KullbackLeibler([2, 0], [0, 2]), 1e-12);

    /// <summary>All expected counts are 10 and differ by 5: 4 · 5²/10, whose square root is normal.</summary>
    [Fact]
    public void Two_kinds_have_one_degree_of_freedom()
    {
        var (statistic, pValue) = ShareDistances.ChiSquared([15, 5], [5, 15])!.Value;
        Assert.Equal(10.0, statistic, 1e-12);
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Sqrt(10.0)), pValue, 1e-12);
    }

    /// <summary>With three kinds χ² has two degrees of freedom, so its p-value is exp(−χ²/2). Kinds without counts do not matter.</summary>
    [Fact]
    public void Three_kinds_have_two()
    {
        var (statistic, pValue) = ShareDistances.ChiSquared([10, 0, 20, 30], [20, 0, 20, 20])!.Value;
        Assert.Equal(2 * ((5 * 5 / 15.0) + (5 * 5 / 25.0)), statistic, 1e-12);
        Assert.Equal(Math.Exp(-statistic / 2), pValue, 1e-12);
    }

    [Fact]
    public void One_kind_is_no_test() => Assert.Null(ShareDistances.ChiSquared([3, 0], [5, 0]));
}
