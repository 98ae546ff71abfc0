namespace SynthRec.MLNet.Core.Tests;

public class InteractionSplitsTests
{
    private static readonly Interactions Data = RealData.MovieLensSmall;

    [Fact]
    public void A_random_hold_out_parts_each_user_by_the_fraction()
    {
        var parts = Data.HoldOutRandom(0.2, seed: 3);
        for (var user = 0; user < Data.UserCount; user++)
        {
            Assert.Equal((int)Math.Round(Data.CountOf(user) * 0.2), parts.HeldOut.CountOf(user));
            Assert.Equal(Data.ItemsOf(user).ToArray(), parts.Training.ItemsOf(user).ToArray().Concat(parts.HeldOut.ItemsOf(user).ToArray()).Order());
        }
    }

    [Fact]
    public void A_user_never_loses_the_last_interaction()
    {
        var parts = TestData.OfSets(3, [0], [0, 1]).HoldOutRandom(0.9);
        Assert.Equal([1, 1], [parts.Training.CountOf(0), parts.Training.CountOf(1)]);
    }

    [Fact]
    public void The_same_seed_holds_out_the_same_and_a_user_s_draw_does_not_depend_on_the_others()
    {
        Assert.Equal(Data.HoldOutRandom(0.2, 1).HeldOut.ItemIndices, Data.HoldOutRandom(0.2, 1).HeldOut.ItemIndices);
        Assert.False(Data.HoldOutRandom(0.2, 1).HeldOut.ItemIndices.SequenceEqual(Data.HoldOutRandom(0.2, 2).HeldOut.ItemIndices));
        Assert.Equal(Data.HoldOutRandom(0.2, 1).HeldOut.ItemsOf(0), Data.SelectUsers([0, 5]).HoldOutRandom(0.2, 1).HeldOut.ItemsOf(0));
    }

    [Fact]
    public void The_last_interactions_are_those_latest_in_time()
    {
        var parts = Data.HoldOutLast(2);
        for (var user = 0; user < Data.UserCount; user++)
        {
            Assert.Equal(2, parts.HeldOut.CountOf(user));
            Assert.True(parts.HeldOut.TimestampsOf(user).ToArray().Min() >= parts.Training.TimestampsOf(user).ToArray().Max());
        }
    }

    [Fact]
    public void The_latest_share_of_each_user_is_held_out()
    {
        var (parts, random) = (Data.HoldOutLatest(0.2), Data.HoldOutRandom(0.2));
        for (var user = 0; user < Data.UserCount; user++)
        {
            Assert.Equal(random.HeldOut.CountOf(user), parts.HeldOut.CountOf(user));
            Assert.True(parts.HeldOut.TimestampsOf(user).ToArray().Min() >= parts.Training.TimestampsOf(user).ToArray().Max());
        }
    }

    [Fact]
    public void A_split_by_time_has_one_cut_for_all()
    {
        var parts = Data.HoldOutByTime(0.2);
        Assert.True(parts.HeldOut.Timestamps.ToArray().Min() > parts.Training.Timestamps.ToArray().Max());
        Assert.InRange(parts.HeldOut.Count / (double)Data.Count, 0.199, 0.201);
    }

    [Fact]
    public void Test_users_are_none_of_the_training_users()
    {
        var split = Data.SplitUsers(100, 0.2, seed: 4);
        Assert.Equal(Data.UserCount, split.Training.UserCount + 100);
        Assert.Equal(Data.Count, split.Training.Count + split.Visible.Count + split.HeldOut.Count);
        for (var user = 0; user < 100; user++)
            Assert.False(split.Training.Users.TryGetIndex(split.Visible.Users.GetText(user), out _));
        Assert.True(Math.Abs((split.HeldOut.Count / (double)(split.HeldOut.Count + split.Visible.Count)) - 0.2) < 0.01);
    }

    [Fact]
    public void Sizes_out_of_range_and_missing_times_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.HoldOutRandom(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.HoldOutRandom(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.HoldOutLast(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.SplitUsers(Data.UserCount));
        Assert.Throws<InvalidOperationException>(() => TestData.OfSets(2, [0]).HoldOutByTime());
        Assert.Throws<InvalidOperationException>(() => TestData.OfSets(2, [0, 1]).HoldOutLast());
        Assert.Throws<InvalidOperationException>(() => TestData.OfSets(2, [0, 1]).HoldOutLatest());
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.HoldOutLatest(1));
    }
}
