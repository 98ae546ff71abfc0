using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class StandardNormalTests
{
    [Fact]
    public void Numbers_have_the_moments_of_the_standard_normal_distribution_and_neighbours_of_a_pair_are_uncorrelated()
    {
        const int Count = 400_000;
        var numbers = new float[Count];
        StandardNormal.Fill(SeededRandom.For(1), numbers);

        // The variances of x, x², x³ and x⁴ are 1, 2, 15 and 96, that of a product 1; five standard errors.
        double Moment(int power) => numbers.Average(x => Math.Pow(x, power));
        Assert.Equal(0, Moment(1), 5 * Math.Sqrt(1.0 / Count));
        Assert.Equal(1, Moment(2), 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, Moment(3), 5 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, Moment(4), 5 * Math.Sqrt(96.0 / Count));
        Assert.Equal(0, Enumerable.Range(0, Count / 2).Average(i => (double)numbers[i] * numbers[i + (Count / 2)]), 5 * Math.Sqrt(2.0 / Count));
    }

    [Fact]
    public void An_odd_number_of_numbers_is_filled_to_the_end()
    {
        var numbers = new float[7];
        StandardNormal.Fill(SeededRandom.For(2), numbers);
        Assert.All(numbers, x => Assert.True(float.IsFinite(x) && x != 0));
    }
}
