namespace SynthRec.MLNet.Evaluation.Tests;

public class MaximumMeanDiscrepancyTests
{
    /// <summary>Points 0, 0 against 1, 1: four of six distances are 1, so σ is 1; within a side the kernel is 1, between exp(−½).</summary>
    [Fact]
    public void The_estimate_is_that_worked_out_by_hand()
    {
        var result = MaximumMeanDiscrepancy.Of([[0], [0]], [[1], [1]], 1_000, 0, SeededRandom.For(1))!;
        Assert.Equal(1, result.Bandwidth, 1e-12);
        Assert.Equal(2 - (2 * Math.Exp(-0.5)), result.Squared, 1e-12);
        Assert.Equal(2 - (2 * Math.Exp(-0.5)), result.Biased, 1e-12);
        Assert.Null(result.PValue);
    }

    [Fact]
    public void Points_that_do_not_differ_have_none() => Assert.Null(MaximumMeanDiscrepancy.Of([[1], [1]], [[1], [1]], 1_000, 0, SeededRandom.For(1)));

    [Theory]
    [InlineData(1_000)]
    [InlineData(20)]
    public void A_shift_of_two_deviations_is_certain(int blockSize)
    {
        var result = MaximumMeanDiscrepancy.Of(Normal(60, 0, 1), Normal(60, 2, 2), blockSize, 199, SeededRandom.For(1))!;
        Assert.Equal(1.0 / 200, result.PValue!.Value, 1e-12);
    }

    /// <summary>
    /// Without a difference the p-value of an exact permutation test is uniform on 0.01, 0.02, … 1, so by Dvoretzky, Kiefer, Wolfowitz and Massart
    /// the largest distance of n p-values' distribution function from it is above √(ln(2/α)/2n) with probability α at most; here α is one in a million.
    /// </summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(7)]
    public void Without_a_difference_p_values_are_uniform(int blockSize)
    {
        const int Runs = 300;
        var pValues = Enumerable.Range(0, Runs)
            .Select(run => MaximumMeanDiscrepancy.Of(Normal(15, 0, (2 * run) + 10), Normal(20, 0, (2 * run) + 11), blockSize, 99, SeededRandom.For(run))!.PValue!.Value)
            .Order().ToArray();
        var bound = Math.Sqrt(Math.Log(2e6) / (2 * Runs));
        for (var percent = 1; percent <= 100; percent++)
            Assert.InRange(pValues.Count(value => value <= (percent + 0.5) / 100) / (double)Runs, (percent / 100.0) - bound, (percent / 100.0) + bound);
    }

    private static double[][] Normal(int count, double mean, int seed)
    {
        var random = SeededRandom.For(seed, 77);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { mean + random.NextGaussian(), random.NextGaussian() })];
    }
}
