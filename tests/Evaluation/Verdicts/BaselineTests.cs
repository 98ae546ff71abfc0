namespace SynthRec.MLNet.Evaluation.Tests;

public class BaselineTests
{
    [Fact]
    public void Shuffled_columns_keep_every_column()
    {
        var real = Evaluated.Real;
        var shuffled = ShuffledColumns.Of(real, 1);
        // Items that a few very active users would have twice are left out.
        Assert.InRange(real.Count - shuffled.Count, 0, real.Count / 100);
        Assert.InRange(Marginals.PopularityDistance(real, shuffled), 0, 0.01);
        Assert.All(Enumerable.Range(0, real.UserCount), user => Assert.Equal(shuffled.CountOf(user), shuffled.ItemsOf(user).ToArray().Distinct().Count()));
        Assert.All(real.Values.ToArray().CountBy(value => value), pair => Assert.InRange(shuffled.Values.ToArray().Count(value => value == pair.Key), pair.Value - (real.Count - shuffled.Count), pair.Value));
        Assert.Equal(shuffled.ItemIndices.ToArray(), ShuffledColumns.Of(real, 1).ItemIndices.ToArray());
    }

    [Fact]
    public void Flat_columns_have_users_of_equal_activity()
    {
        var real = Evaluated.Real;
        var flat = FlatColumns.Of(real, 1);
        Assert.Equal(real.Count, flat.Count);
        var counts = Enumerable.Range(0, flat.UserCount).Select(flat.CountOf).ToArray();
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }
}
