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
        Assert.NotNull(result.Recommenders[0].Compare(ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible)!.PValue);
        Assert.Null(result.Nearness!.MembershipAuc);
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
}
