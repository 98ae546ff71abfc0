namespace SynthRec.MLNet.Evaluation.Tests;

public class SampleDistancesTests
{
    [Fact]
    public void Of_samples_that_share_no_value_the_distribution_functions_differ_by_1() =>
        Assert.Equal(1, SampleDistances.KolmogorovSmirnov([1, 2], [3, 4, 5]));

    [Fact]
    public void The_largest_difference_is_taken_after_all_equal_values() =>
        Assert.Equal(0.25, SampleDistances.KolmogorovSmirnov([1, 1, 2, 2], [1, 1, 1, 2]), 12);

    [Fact]
    public void The_Wasserstein_distance_of_a_shifted_sample_is_the_shift() =>
        Assert.Equal(2.5, SampleDistances.Wasserstein([0, 1, 5], [2.5, 3.5, 7.5]), 12);

    [Fact]
    public void The_Wasserstein_distance_of_samples_of_different_sizes_is_the_area_between() =>
        Assert.Equal(0.5, SampleDistances.Wasserstein([0, 1], [0]), 12);

    [Fact]
    public void Total_variation_is_half_the_sum_of_the_differences() =>
        Assert.Equal(0.5, SampleDistances.TotalVariation([1, 1, 2, 3], [1, 1, 4, 4]), 12);

    [Fact]
    public void A_sample_is_at_no_distance_from_itself()
    {
        Assert.Equal(0, SampleDistances.KolmogorovSmirnov([3, 1, 1], [1, 3, 1]));
        Assert.Equal(0, SampleDistances.Wasserstein([3, 1, 1], [1, 3, 1]));
        Assert.Equal(0, SampleDistances.TotalVariation([3, 1, 1], [1, 3, 1]), 12);
    }
}
