namespace SynthRec.MLNet.Core.Tests;

public class SeededRandomTests
{
    [Fact]
    public void A_stream_depends_on_each_of_its_keys()
    {
        ulong[] first = [.. new[] { (0, 0L, 0L), (1, 0L, 0L), (0, 1L, 0L), (0, 0L, 1L) }.Select(key => SeededRandom.For(key.Item1, key.Item2, key.Item3).NextUInt64())];
        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(first[0], SeededRandom.For(0).NextUInt64());
    }

    [Fact]
    public void Integers_are_uniform()
    {
        var random = SeededRandom.For(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        // χ² with 6 degrees of freedom exceeds 27.9 once in 10,000 seeds.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000) < 27.9, string.Join(", ", counts));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        var random = SeededRandom.For(2);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();
        // Four standard errors.
        Assert.InRange(values.Average(), -4 / Math.Sqrt(100_000), 4 / Math.Sqrt(100_000));
        Assert.InRange(values.Average(value => value * value), 1 - (4 * Math.Sqrt(2.0 / 100_000)), 1 + (4 * Math.Sqrt(2.0 / 100_000)));
    }

    [Fact]
    public void Every_order_is_as_likely()
    {
        var orders = Enumerable.Range(0, 60_000).CountBy(i => string.Concat(SeededRandom.For(3, 0, i).Permutation(3))).ToDictionary();
        Assert.Equal(6, orders.Count);
        // χ² with 5 degrees of freedom exceeds 25.7 once in 10,000 seeds.
        Assert.True(orders.Values.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000) < 25.7);
    }

    [Fact]
    public void Fractions_lie_in_0_to_1()
    {
        var random = SeededRandom.For(4);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.InRange(random.NextDouble(), 0, 1 - double.Epsilon);
            Assert.InRange(random.NextSingle(), 0, 1);
        }
    }
}
