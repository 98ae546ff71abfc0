using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class PopularityGeneratorTests
{
    private static readonly Interactions ThreeUsers = TestData.OfSets(5, [0], [0, 1], [0, 1, 2, 3]);

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        Assert.Equal(0, new PopularityOptions().Smoothing);
        Assert.Equal(0, new PopularityOptions().Seed);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Smoothing_out_of_range_is_refused(float smoothing) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PopularityGenerator(new() { Smoothing = smoothing }));

    [Fact]
    public void Items_are_drawn_in_proportion_to_their_popularity()
    {
        // Users of one item only, so that drawing without replacement does not bend the proportions.
        using var model = new PopularityGenerator().Fit(TestData.OfSets(3, [0], [0], [0], [1]));
        var sample = model.Sample(new() { UserCount = 10_000 });
        var share = sample.ItemCounts()[0] / 10_000.0;
        Assert.InRange(share, 0.75 - Deviations(4, 0.75, 10_000), 0.75 + Deviations(4, 0.75, 10_000));
    }

    [Fact]
    public void Users_have_real_activity_levels()
    {
        using var model = new PopularityGenerator().Fit(ThreeUsers);
        var sample = model.Sample(new() { UserCount = 9_000 });
        var sizes = Enumerable.Range(0, sample.UserCount).CountBy(sample.CountOf).ToDictionary();
        Assert.Equal([1, 2, 4], sizes.Keys.Order());
        Assert.All(sizes.Values, count => Assert.InRange(count / 9_000.0, (1 / 3.0) - Deviations(4, 1 / 3.0, 9_000), (1 / 3.0) + Deviations(4, 1 / 3.0, 9_000)));
    }

    [Fact]
    public void An_item_that_nobody_took_is_drawn_only_with_smoothing()
    {
        using var plain = new PopularityGenerator().Fit(ThreeUsers);
        using var smoothed = new PopularityGenerator(new() { Smoothing = 1 }).Fit(ThreeUsers);
        Assert.Equal(0, plain.Sample(new() { UserCount = 1_000 }).ItemCounts()[4]);
        Assert.NotEqual(0, smoothed.Sample(new() { UserCount = 1_000 }).ItemCounts()[4]);
    }

    [Fact]
    public void A_user_with_every_item_is_generated_whole()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(4, [0, 1, 2, 3]));
        var sample = model.Sample(new() { UserCount = 10 });
        for (var user = 0; user < sample.UserCount; user++)
            Assert.Equal([0, 1, 2, 3], sample.ItemsOf(user));
    }

    [Fact]
    public void One_user_with_one_item_is_enough()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(1, [0]));
        Assert.Equal(3, model.Sample(new() { UserCount = 3 }).Count);
    }

    [Fact]
    public void Data_without_interactions_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => new PopularityGenerator().Fit(TestData.OfSets(2, [], [])));
        Assert.Contains("nothing to learn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_items_of_a_user_are_refused_by_name()
    {
        var error = Assert.Throws<InvalidDataException>(() => new PopularityGenerator().Fit(TestData.OfSets(4, [0], [1, 3, 3])));
        Assert.Contains("'u1'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'i3'", error.Message, StringComparison.Ordinal);
    }

    private static double Deviations(int count, double share, int draws) => count * Math.Sqrt(share * (1 - share) / draws);
}
