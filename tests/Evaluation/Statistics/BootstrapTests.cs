namespace SynthRec.MLNet.Evaluation.Tests;

public class BootstrapTests
{
    [Fact]
    public void The_interval_of_a_mean_is_that_of_the_normal_distribution()
    {
        var random = SeededRandom.For(1);
        var values = Enumerable.Range(0, 2_000).Select(_ => random.NextGaussian()).ToArray();
        var mean = values.Average();
        var error = Math.Sqrt(values.Select(value => (value - mean) * (value - mean)).Average() / values.Length);
        var estimate = Bootstrap.Mean(values, seed: 3, resamples: 4_000);
        Assert.Equal(mean, estimate.Value, 12);
        // The quantile of 4,000 resamples has itself an error of about 0.04 standard errors; five of them are allowed.
        Assert.Equal(mean - (1.96 * error), estimate.Low, 0.2 * error);
        Assert.Equal(mean + (1.96 * error), estimate.High, 0.2 * error);
    }

    [Fact]
    public void Users_are_resampled_as_a_whole()
    {
        double[] first = [1, 2, 3, 4, 5], twice = [2, 4, 6, 8, 10];
        Assert.Equal(new Estimate(2, 2, 2), Bootstrap.Of([first, twice], means => means[1] / means[0]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        double[] values = [0, 0, 1, 3, 5, 2];
        Assert.Equal(Bootstrap.Mean(values, 1), Bootstrap.Mean(values, 1));
        Assert.NotEqual(Bootstrap.Mean(values, 1), Bootstrap.Mean(values, 2));
    }

    [Fact]
    public void A_ratio_that_may_be_infinite_is_not_defined() =>
        Assert.Null(Bootstrap.Of([[1.0, 1], [0.0, 0]], means => means[0] / means[1]));

    [Fact]
    public void No_users_and_lists_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Of([[1.0], [1.0, 2]], means => means[0]));
    }
}
