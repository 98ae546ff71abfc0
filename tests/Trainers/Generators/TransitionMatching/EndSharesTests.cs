using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class EndSharesTests
{
    [Fact]
    public void Sequences_that_end_are_a_share_of_those_that_came_so_far()
    {
        var shares = Of(leastUsers: 1, 1, 3, 3, 5);
        Assert.Equal([0.25f, 0, 2 / 3f, 0, 1], Enumerable.Range(1, 5).Select(events => shares.Of(events)!.Value));
        Assert.Null(shares.Of(6));
    }

    [Fact]
    public void What_few_users_came_to_is_left_to_the_model()
    {
        var shares = Of(leastUsers: 2, 1, 3, 3, 40);
        Assert.Equal(2 / 3f, shares.Of(3));
        Assert.Null(shares.Of(4));
        Assert.Null(shares.Of(38));
    }

    private static EndShares Of(int leastUsers, params int[] lengths) =>
        EndShares.Of(lengths.Select(length => new EventSequence(new int[length], new long[length], null)), leastUsers);
}
