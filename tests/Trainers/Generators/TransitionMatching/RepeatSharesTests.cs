using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class RepeatSharesTests
{
    [Fact]
    public void New_items_the_last_again_and_earlier_ones_again_are_told_apart_by_the_past()
    {
        var shares = Of(leastUsers: 1, [5, 5, 6, 5], [1, 2], [1, 1, 1], [7]);
        Assert.Equal([1 / 3f, 2 / 3f, 0], shares.Of(RepeatShares.PastOf(events: 1, repeats: 0)).ToArray());
        Assert.Equal([0.5f, 0.5f, 0], shares.Of(RepeatShares.PastOf(events: 2, repeats: 1)).ToArray());
        Assert.Equal([0, 0, 1], shares.Of(RepeatShares.PastOf(events: 3, repeats: 1)).ToArray());
        Assert.Equal([0, 0, 0], shares.Of(RepeatShares.PastOf(events: 2, repeats: 0)).ToArray());
    }

    [Fact]
    public void A_past_counts_once_for_a_user_however_often_it_came()
    {
        int[] once = [.. Enumerable.Repeat(0, 40)];
        var past = RepeatShares.PastOf(events: 30, repeats: 29);
        Assert.Equal([0, 0, 0], Of(leastUsers: 2, once).Of(past).ToArray());
        Assert.Equal([0, 1, 0], Of(leastUsers: 2, once, once).Of(past).ToArray());
    }

    private static RepeatShares Of(int leastUsers, params int[][] sequences) =>
        RepeatShares.Of(sequences.Select(items => new EventSequence(items, new long[items.Length], null)), leastUsers);
}
