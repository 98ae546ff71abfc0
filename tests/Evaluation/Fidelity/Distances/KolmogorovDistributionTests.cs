namespace SynthRec.MLNet.Evaluation.Tests;

public class KolmogorovDistributionTests
{
    /// <summary>Of one number u the distance is max(u, 1 − u): at least d with probability 2(1 − d).</summary>
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.75)]
    public void Of_one_number_the_probability_is_known(double distance) => Assert.Equal(2 * (1 - distance), KolmogorovDistribution.Above(1, distance), 1e-12);

    /// <summary>Of two numbers it is 1 − 2(2d − ½)² for ¼ ≤ d ≤ ½, and 2(1 − d)² from ½ on.</summary>
    [Theory]
    [InlineData(0.3, 1 - (2 * 0.1 * 0.1))]
    [InlineData(0.7, 2 * 0.3 * 0.3)]
    public void Of_two_numbers_too(double distance, double probability) => Assert.Equal(probability, KolmogorovDistribution.Above(2, distance), 1e-12);

    [Theory]
    [InlineData(0.03)]
    [InlineData(0.05)]
    [InlineData(0.0641)]
    public void The_expansion_is_as_near_the_exact_value_as_its_first_term_left_out(double distance) =>
        Assert.Equal(1 - KolmogorovDistribution.ByMatrix(433, distance), KolmogorovDistribution.Above(433, distance), 1.0 / (433 * 433));

    [Fact]
    public void No_distance_is_certain_and_a_whole_one_impossible()
    {
        Assert.Equal(1, KolmogorovDistribution.Above(50, 0));
        Assert.Equal(0, KolmogorovDistribution.Above(50, 1));
    }
}
