namespace SynthRec.MLNet.Evaluation.Tests;

public class FlooredComparisonsTests
{
    private static readonly MetricDefinition Distance = new("distance", "The area between the distribution functions.");

    /// <summary>
    /// Floor and distance at its size are both of two independent samples of one size, so their expected difference is 0 if both sides have one source,
    /// however the sides differ in size. Over many tries the mean is within five of its standard errors but for one time in a million.
    /// </summary>
    [Theory]
    [InlineData(40, 40)]
    [InlineData(40, 200)]
    [InlineData(60, 12)]
    public void Of_one_source_the_distance_is_at_the_floor(int realCount, int syntheticCount)
    {
        var differences = Enumerable.Range(0, 400).Select(run => Run(Normal(realCount, 0, 2 * run), Normal(syntheticCount, 0, (2 * run) + 1), run)).Select(metric => metric.AtFloorSize!.Value - metric.Floor!.Value).ToArray();
        var deviation = MathNet.Numerics.Statistics.Statistics.StandardDeviation(differences) / Math.Sqrt(differences.Length);
        Assert.InRange(differences.Average(), -5 * deviation, 5 * deviation);
    }

    [Fact]
    public void Of_another_source_it_is_above()
    {
        var metric = Run(Normal(100, 0, 1), Normal(100, 2, 2), 0);
        Assert.False(metric.IsWithinNoise);
        Assert.True(metric.AtFloorSize > 4 * metric.Floor);
    }

    [Fact]
    public void One_row_has_no_halves() => Assert.Null(Run(Normal(1, 0, 1), Normal(5, 0, 2), 0).Floor);

    private static Metric Run(Numbers real, Numbers synthetic, int seed) =>
        new FlooredComparisons<Numbers>(real, synthetic, new() { Seed = seed, NumberOfThreads = 1 }, null, default)
            .Run([new("numbers", (a, b, _) => [Distance.Of(null, SampleDistances.Wasserstein(a.Values, b.Values))])])[0].Metrics[0];

    private static Numbers Normal(int count, double mean, int seed)
    {
        var random = SeededRandom.For(seed, 80);
        return new([.. Enumerable.Range(0, count).Select(_ => mean + random.NextGaussian())]);
    }

    private sealed record Numbers(double[] Values) : ISample<Numbers>
    {
        public int Count => Values.Length;

        public Numbers Select(int[] chosen) => new(Array.ConvertAll(chosen, at => Values[at]));
    }
}
