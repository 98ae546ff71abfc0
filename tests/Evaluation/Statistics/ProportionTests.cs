namespace SynthRec.MLNet.Evaluation.Tests;

public class ProportionTests
{
    [Fact]
    public void The_ends_of_Wilsons_interval_are_where_the_score_test_has_p_5_percent()
    {
        var interval = Proportion.Wilson(8, 10);
        foreach (var end in new[] { interval.Low, interval.High })
            Assert.Equal(1.959963984540054, Math.Abs(0.8 - end) / Math.Sqrt(end * (1 - end) / 10), 9);
        Assert.Equal(0, Proportion.Wilson(0, 7).Low);
        Assert.Equal(1, Proportion.Wilson(7, 7).High);
    }

    [Fact]
    public void Bounds_of_no_and_of_all_successes_have_closed_forms()
    {
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 20), Proportion.UpperBound(0, 20, 0.025), 9);
        Assert.Equal(Math.Pow(0.025, 1.0 / 20), Proportion.LowerBound(20, 20, 0.025), 9);
        Assert.Equal((0.0, 1.0), (Proportion.LowerBound(0, 20, 0.025), Proportion.UpperBound(20, 20, 0.025)));
    }

    [Fact]
    public void The_p_value_of_excess_counts_the_draws_with_as_many_successes()
    {
        // The lady tasting tea (Fisher 1935): 1 of 70 ways to be right about all four, 17 to be right about three or more.
        Assert.Equal(1.0 / 70, Proportion.PValueOfExcess(4, 4, 0, 4), 12);
        Assert.Equal(17.0 / 70, Proportion.PValueOfExcess(3, 4, 1, 4), 12);
        Assert.Equal(1, Proportion.PValueOfExcess(0, 4, 4, 4), 12);
    }
}
