using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class TimelineTests
{
    private static readonly Periods Days = new(0, 86400, 10);

    [Fact]
    public void A_step_ends_with_its_period_and_when_it_is_full()
    {
        var timeline = Timeline.Of(new([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 3 * 86400], null), Days, longestStep: 2);
        Assert.Equal([[0, 1], [2, 3], [4], [5]], Enumerable.Range(0, timeline.Count).Select(timeline.ItemsOf));
        Assert.Equal([0, 0, 0, 3], Enumerable.Range(0, 4).Select(timeline.PeriodOf));
        Assert.Equal([0, 0, 0, 3], Enumerable.Range(0, 4).Select(timeline.ElapsedBefore));
        Assert.Equal((4, 6), (timeline.Known, timeline.Interactions));
    }

    [Fact]
    public void What_is_drawn_fills_the_last_known_step_first()
    {
        var timeline = Timeline.Of(new([0], [0], null), Days, longestStep: 2);
        Assert.Equal([0, 1, 1, 2], new[] { 0, 0, 0, 1 }.Select(timeline.Add));
        Assert.Equal((1, 5), (timeline.Known, timeline.Interactions));
    }
}
