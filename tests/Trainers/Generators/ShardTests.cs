using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ShardTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Shards_joined_in_order_are_the_whole_whatever_their_number(int shardCount)
    {
        using var model = new PopularityGenerator().Fit(TestData.MovieLensSmall);
        var request = new SampleRequest { UserCount = 1_000, Seed = 5 };
        var whole = model.Sample(request);
        var parts = Enumerable.Range(0, shardCount).Select(shard => model.Sample(request with { Shard = shard, ShardCount = shardCount }));
        InteractionsAssert.Same(whole, parts.Aggregate((a, b) => a.Append(b)));
    }

    [Fact]
    public void A_request_for_fewer_users_gives_the_first_of_them()
    {
        using var model = new PopularityGenerator().Fit(TestData.MovieLensSmall);
        var many = model.Sample(new() { UserCount = 300, Seed = 5 });
        InteractionsAssert.Same(many.SelectUsers([.. Enumerable.Range(0, 10)]), model.Sample(new() { UserCount = 10, Seed = 5 }));
    }

    [Fact]
    public void More_shards_than_batches_leave_some_shards_empty()
    {
        using var model = new PopularityGenerator().Fit(TestData.MovieLensSmall);
        var users = Enumerable.Range(0, 5).Sum(shard => model.Sample(new() { UserCount = 300, Shard = shard, ShardCount = 5 }).UserCount);
        Assert.Equal(300, users);
    }

    [Fact]
    public void Another_seed_gives_other_users()
    {
        using var model = new PopularityGenerator().Fit(TestData.MovieLensSmall);
        Assert.False(model.Sample(new() { UserCount = 50, Seed = 1 }).ItemIndices.SequenceEqual(model.Sample(new() { UserCount = 50, Seed = 2 }).ItemIndices));
    }

    [Fact]
    public void Cancellation_stops_the_sampling()
    {
        using var model = new PopularityGenerator().Fit(TestData.MovieLensSmall);
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAtFirstReport(cancel);
        Assert.Throws<OperationCanceledException>(() => model.Sample(new() { UserCount = 1_000 }, progress, cancel.Token));
        Assert.Equal(1, progress.Reports);
    }

    private sealed class CancelAtFirstReport(CancellationTokenSource cancel) : IProgress<ProgressReport>
    {
        public int Reports { get; private set; }

        public void Report(ProgressReport value)
        {
            Reports++;
            cancel.Cancel();
        }
    }
}
