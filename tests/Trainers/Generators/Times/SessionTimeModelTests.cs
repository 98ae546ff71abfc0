using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SessionTimeModelTests
{
    private const int Halvings = 20;
    private const int DrawsPerUser = 4;
    private static readonly Interactions Data = TestData.MovieLensSmall;
    private static readonly Lazy<SessionTimeModel> Model = new(() => Fit(Data));

    [Theory]
    [InlineData("span")]
    [InlineData("gap")]
    [InlineData("sessions")]
    [InlineData("start")]
    [InlineData("hour")]
    [InlineData("weekday")]
    public void Times_differ_from_the_real_ones_no_more_than_halves_of_the_real_users_from_each_other(string feature)
    {
        var halves = Enumerable.Range(0, Halvings).Select(halving =>
        {
            var order = SeededRandom.For(halving).Permutation(Data.UserCount);
            var middle = order.Length / 2;
            return Distances.KolmogorovSmirnov(
                Distances.Of(Data.SelectUsers(order.AsSpan(0, middle)), feature),
                Distances.Of(Data.SelectUsers(order.AsSpan(middle)), feature));
        });
        var drawn = Enumerable.Range(0, DrawsPerUser * Data.UserCount).Select(draw => Model.Value.Sample(Data.ItemsOf(draw % Data.UserCount), SeededRandom.For(9, 0, draw)));
        Assert.InRange(Distances.KolmogorovSmirnov(Distances.Of(Data, feature), Distances.Of(drawn, feature)), 0, halves.Max());
    }

    [Fact]
    public void No_item_comes_before_the_training_data_first_has_it_and_none_after_its_end()
    {
        // Sets drawn by popularity mix items of all years, which is the hardest case.
        var sample = SmallModel.Instance.Sample(new() { UserCount = 500 });
        var first = Enumerable.Repeat(long.MaxValue, Data.ItemCount).ToArray();
        for (var at = 0; at < Data.Count; at++)
            first[Data.ItemIndices[at]] = Math.Min(first[Data.ItemIndices[at]], Data.Timestamps[at]);
        var last = Data.Timestamps.ToArray().Max();
        for (var at = 0; at < sample.Count; at++)
            Assert.InRange(sample.Timestamps[at], first[sample.ItemIndices[at]], last);
    }

    [Fact]
    public void Items_that_users_take_early_come_early()
    {
        var sets = Enumerable.Repeat(Enumerable.Range(0, 10).ToArray(), 50).ToArray();
        var times = sets.SelectMany((set, user) => set.Select(item => 1_000_000L + (user * 50_000) + (60 * ((item + 5) % 10)))).ToArray();
        var model = Fit(TestData.OfTimedRatings(10, sets, null, times));
        var early = 0;
        for (var user = 0; user < 100; user++)
        {
            var drawn = model.Sample(sets[0], SeededRandom.For(1, 0, user));
            early += drawn[5] < drawn[4] ? 1 : 0;
        }

        Assert.True(early > 90, $"Item 5, always the first, came before item 4, always the last, for {early} of 100 users.");
    }

    [Fact]
    public void Days_stay_days()
    {
        const long Day = 86400;
        const long Offset = 5 * 3600;
        int[][] sets = [[0, 1], [0, 2], [1, 2]];
        var model = Fit(TestData.OfTimedRatings(3, sets, null, [.. new long[] { 100, 104, 101, 101, 110, 140 }.Select(day => (day * Day) + Offset)]));
        for (var user = 0; user < 50; user++)
            Assert.All(model.Sample([0, 1, 2], SeededRandom.For(1, 0, user)), time => Assert.Equal(Offset, time % Day));
    }

    [Fact]
    public void Times_that_are_all_the_same_stay_so()
    {
        var model = Fit(TestData.OfTimedRatings(2, [[0, 1], [0]], null, [7, 7, 7]));
        Assert.Equal([7, 7], model.Sample([0, 1], SeededRandom.For(1)));
    }

    [Fact]
    public void One_user_with_one_item_is_enough()
    {
        var model = Fit(TestData.OfTimedRatings(1, [[0]], null, [0]));
        Assert.Equal([0], model.Sample([0], SeededRandom.For(1)));
    }

    [Fact]
    public void An_item_without_interactions_can_come_at_any_time()
    {
        var model = Fit(TestData.OfTimedRatings(2, [[0]], null, [1000]));
        Assert.Equal(2, model.Sample([0, 1], SeededRandom.For(1)).Length);
    }

    private static SessionTimeModel Fit(Interactions data) => SessionTimeModel.Fit(data, 0, null, TestContext.Current.CancellationToken);
}
