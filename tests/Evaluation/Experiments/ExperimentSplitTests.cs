using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class ExperimentSplitTests
{
    [Fact]
    public void The_generator_sees_the_training_users_alone()
    {
        Interactions? seen = null;
        var options = TestRuns.Options with { Arms = [ExperimentArm.Synthetic], TestUsers = 100 };
        Experiment.Run(RealData.MovieLensSmall, (training, _, _, _, _) => seen = training, [new Popularity()], options);
        var split = RealData.MovieLensSmall.SplitUsers(100, 0.2, options.Seed);
        Assert.Equal(split.Training.Count, seen!.Count);
        Assert.Equal(510, seen.UserCount);
        for (var user = 0; user < split.Visible.UserCount; user++)
            Assert.False(seen.Users.TryGetIndex(split.Visible.Users.GetText(user), out _));
    }

    [Fact]
    public void Under_weak_generalisation_the_generator_sees_no_held_out_interaction()
    {
        Interactions? seen = null;
        var options = TestRuns.Options with { Protocol = ExperimentProtocol.Weak };
        var result = Experiment.Run(RealData.MovieLensSmall, (training, _, _, _, _) => seen = training, [new ItemKnn()], options);
        Assert.Equal(RealData.MovieLensSmall.HoldOutRandom(1 - options.VisibleFraction, options.Seed).Training.Count, seen!.Count);
        Assert.Equal([ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic, ExperimentArm.Synthetic], result.Recommenders[0].Arms.Select(arm => arm.Arm));
        Assert.InRange(result.Recommenders[0].Compare(ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible)!.PValue, 0, 1);
        Assert.Null(result.Nearness!.MembershipAuc);
        Assert.Contains("No membership attack", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_out_item_that_the_user_has_in_sight_as_well_is_left_out()
    {
        var data = TestData.OfSets(4, [0, 0, 0, 0, 0], [1, 1, 1, 2, 3], [0, 1, 2, 3]);
        for (var seed = 0; seed < 10; seed++)
        {
            var split = ExperimentSplit.Draw(data, new() { Protocol = ExperimentProtocol.Weak }, seed);
            for (var user = 0; user < 3; user++)
                Assert.Empty(split.Visible.ItemsOf(user).ToArray().Intersect(split.HeldOut.ItemsOf(user).ToArray()));
            Assert.Equal(data.Count, split.Visible.Count + split.HeldOut.Count + split.UnknownHeldOut + split.RepeatedHeldOut);
        }
    }

    [Theory]
    [InlineData(ExperimentProtocol.Strong)]
    [InlineData(ExperimentProtocol.Weak)]
    public void The_latest_are_held_out_of_each_test_user(ExperimentProtocol protocol)
    {
        var split = ExperimentSplit.Draw(RealData.MovieLensSmall, new() { Protocol = protocol, HeldOut = HeldOutPart.Latest }, 1);
        var checkedUsers = 0;
        for (var user = 0; user < split.Visible.UserCount; user++)
        {
            if (split.HeldOut.CountOf(user) == 0 || split.Visible.CountOf(user) == 0)
                continue;
            Assert.True(split.HeldOut.TimestampsOf(user).ToArray().Min() >= split.Visible.TimestampsOf(user).ToArray().Max());
            checkedUsers++;
        }

        Assert.True(checkedUsers > 90, $"{checkedUsers}");
        Assert.Equal(0.8, (double)split.Visible.Count / (split.Visible.Count + split.HeldOut.Count + split.UnknownHeldOut), 0.02);
    }

    [Fact]
    public void A_point_in_time_parts_the_past_from_the_future_of_all()
    {
        var options = new ExperimentOptions { Protocol = ExperimentProtocol.Weak, HeldOut = HeldOutPart.AfterPointInTime };
        var split = ExperimentSplit.Draw(RealData.MovieLensSmall, options, 1);
        Assert.True(split.HeldOut.Timestamps.ToArray().Min() > split.Training.Timestamps.ToArray().Max());
        var result = Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Popularity()], options);
        var newcomers = Enumerable.Range(0, split.HeldOut.UserCount).Count(user => split.HeldOut.CountOf(user) > 0 && split.Visible.CountOf(user) == 0);
        Assert.InRange(newcomers, 50, 200);
        Assert.Equal(newcomers, result.Repetitions[0].JudgedUsersWithoutHistory);
        Assert.Contains($"Not left out: {newcomers} judged users", result.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_by_time_need_times_and_a_point_in_time_weak_generalisation()
    {
        var withoutTimes = TestData.Random(20, 20);
        var noTimes = Assert.Throws<InvalidDataException>(() => Experiment.Run(withoutTimes, TestRuns.Copy, [new Popularity()], new() { HeldOut = HeldOutPart.Latest }));
        Assert.Contains("Timestamp", noTimes.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Popularity()], new() { HeldOut = HeldOutPart.AfterPointInTime }));
    }
}
