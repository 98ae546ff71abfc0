using MathNet.Numerics.Distributions;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class StandardNormalTests
{
    [Fact]
    public void Numbers_have_the_moments_of_the_standard_normal_distribution_and_neighbours_are_uncorrelated()
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
        Assert.Equal(0, Enumerable.Range(1, Count - 1).Average(i => (double)numbers[i] * numbers[i - 1]), 5 * Math.Sqrt(1.0 / Count));
    }

    /// <summary>Equal shares of the distribution, and its tails beyond 3.44 σ: χ² within the quantile that one in a million exceeds, by Wilson and Hilferty.</summary>
    [Fact]
    public void Numbers_are_distributed_normally_up_to_the_tails()
    {
        const int Count = 4_000_000;
        const int Bins = 200;
        var numbers = new float[Count];
        StandardNormal.Fill(SeededRandom.For(3), numbers);
        var counts = new int[Bins];
        foreach (var x in numbers)
            counts[Math.Min(Bins - 1, (int)(Bins * Normal.CDF(0, 1, x)))]++;
        var square = counts.Sum(count => Math.Pow(count - ((double)Count / Bins), 2) * Bins / Count);
        Assert.InRange(square, 0, (Bins - 1) * Math.Pow(1 - (2 / (9.0 * (Bins - 1))) + (4.75 * Math.Sqrt(2 / (9.0 * (Bins - 1)))), 3));

        foreach (var beyond in (double[])[3.442619855899, 4])
        {
            var expected = Count * Normal.CDF(0, 1, -beyond);
            Assert.Equal(expected, numbers.Count(x => x > beyond), 5 * Math.Sqrt(expected));
            Assert.Equal(expected, numbers.Count(x => x < -beyond), 5 * Math.Sqrt(expected));
        }
    }

    [Fact]
    public void An_odd_number_of_numbers_is_filled_to_the_end()
    {
        var numbers = new float[7];
        StandardNormal.Fill(SeededRandom.For(2), numbers);
        Assert.All(numbers, x => Assert.True(float.IsFinite(x) && x != 0));
    }
}
