using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class FrequentTransitionsTests
{
    private const int Items = 4;
    private static readonly EventSequence[] Sequences = [.. new int[][] { [0, 1, 0, 1], [0, 1, 2], [3, 3, 3, 3], [] }.Select(items => new EventSequence(items, new long[items.Length], null))];

    [Fact]
    public void A_share_counts_all_steps_and_asks_how_many_users_made_them()
    {
        var frequent = FrequentTransitions.Of(Sequences, Items, leastUsers: 2);
        Assert.Equal(1, frequent.ShareOf(0, 1));
        Assert.Equal(2 / 3f, frequent.ShareOf(Items, 0));
        Assert.Equal(2 / 3f, frequent.ShareOf(Items));
        // One user each, however often.
        Assert.All([(1, 0), (1, 2), (3, 3), (Items, 3)], pair => Assert.Equal(0, frequent.ShareOf(pair.Item1, pair.Item2)));
        Assert.Equal(0, frequent.ShareOf(3));
    }

    [Fact]
    public void Every_step_is_frequent_where_one_user_is_enough()
    {
        var all = FrequentTransitions.Of(Sequences, Items, leastUsers: 1);
        Assert.Equal(0.5f, all.ShareOf(1, 0));
        Assert.Equal(0.5f, all.ShareOf(1, 2));
        Assert.Equal(1, all.ShareOf(3, 3));
        Assert.Equal(0, all.ShareOf(2));
    }
}
