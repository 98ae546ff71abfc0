using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class RateScheduleTests
{
    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new MultVaeOptions();
        Assert.Equal(
            (LearningRateSchedule.Constant, 0f, null, 1, ComputeDevice.Cpu),
            (options.LearningRateSchedule, options.WarmUpFraction, options.CheckpointPath, options.EpochsBetweenCheckpoints, options.Device));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        MultVaeOptions[] wrong =
        [
            new() { LearningRateSchedule = (LearningRateSchedule)9 },
            new() { WarmUpFraction = -0.1f },
            new() { WarmUpFraction = 1 },
            new() { WarmUpFraction = float.NaN },
            new() { EpochsBetweenCheckpoints = 0 },
            new() { CheckpointPath = " " },
            new() { Device = (ComputeDevice)9 },
        ];
        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentException>(() => new MultVaeGenerator(options)));
    }

    [Fact]
    public void The_default_never_changes_the_rate() =>
        Assert.All(Enumerable.Range(1, 100), step => Assert.Equal(1, new RateSchedule(new MultVaeOptions(), 100).FactorAt(step)));

    [Theory]
    [InlineData(LearningRateSchedule.Constant, 1.0, 1.0, 1.0, 1.0)]
    [InlineData(LearningRateSchedule.Linear, 1.0, 0.75, 0.5, 0.25)]
    [InlineData(LearningRateSchedule.Cosine, 1.0, 0.853553390593, 0.5, 0.146446609407)]
    public void Schedules_follow_their_closed_forms(LearningRateSchedule schedule, params double[] expected)
    {
        var rates = new RateSchedule(new MultVaeOptions { LearningRateSchedule = schedule }, 4);
        Assert.All(expected.Index(), at => Assert.Equal(at.Item, rates.FactorAt(at.Index + 1), 1e-12));
    }

    [Fact]
    public void Warm_up_rises_in_a_line_before_the_schedule_begins()
    {
        var rates = new RateSchedule(new MultVaeOptions { LearningRateSchedule = LearningRateSchedule.Linear, WarmUpFraction = 0.5f }, 8);
        double[] expected = [0.25, 0.5, 0.75, 1, 1, 0.75, 0.5, 0.25];
        Assert.All(expected.Index(), at => Assert.Equal(at.Item, rates.FactorAt(at.Index + 1), 1e-12));
    }
}
