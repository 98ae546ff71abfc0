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
        var request = new SampleRequest { UserCount = 1_000, Seed = 5 };
        var whole = SmallModel.Instance.Sample(request);
        var parts = Enumerable.Range(0, shardCount).Select(shard => SmallModel.Instance.Sample(request with { Shard = shard, ShardCount = shardCount }));
        InteractionsAssert.Same(whole, parts.Aggregate((a, b) => a.Append(b)));
    }

    [Fact]
    public void A_request_for_fewer_users_gives_the_first_of_them()
    {
        var many = SmallModel.Instance.Sample(new() { UserCount = 300, Seed = 5 });
        InteractionsAssert.Same(many.SelectUsers([.. Enumerable.Range(0, 10)]), SmallModel.Instance.Sample(new() { UserCount = 10, Seed = 5 }));
    }

    [Fact]
    public void More_shards_than_batches_leave_some_shards_empty_which_still_join()
    {
        var request = new SampleRequest { UserCount = 300 };
        var shards = Enumerable.Range(0, 5).Select(shard => SmallModel.Instance.Sample(request with { Shard = shard, ShardCount = 5 })).ToArray();
        Assert.Contains(shards, shard => shard.UserCount == 0);
        InteractionsAssert.Same(SmallModel.Instance.Sample(request), shards.Aggregate((a, b) => a.Append(b)));
    }

    [Fact]
    public void The_last_shard_of_as_many_users_as_can_be_counted_has_the_last_of_them()
    {
        using var model = OfTextIds();
        var last = model.Sample(new() { UserCount = int.MaxValue, Shard = 8_388_607, ShardCount = 8_388_608 });
        Assert.Equal(255, last.UserCount);
        Assert.Equal("synthetic-2147483647", last.Users.GetText(254));
    }

    [Fact]
    public void A_model_tells_what_it_generates()
    {
        using var plain = OfTextIds();
        Assert.False(plain.HasValues || plain.HasTimestamps);
        Assert.True(SmallModel.Instance.HasValues && SmallModel.Instance.HasTimestamps);
    }

    [Fact]
    public void Another_seed_gives_other_users()
    {
        Assert.False(SmallModel.Instance.Sample(new() { UserCount = 50, Seed = 1 }).ItemIndices.SequenceEqual(SmallModel.Instance.Sample(new() { UserCount = 50, Seed = 2 }).ItemIndices));
    }

    [Fact]
    public void Cancellation_stops_the_sampling()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAtFirstReport(cancel);
        Assert.Throws<OperationCanceledException>(() => SmallModel.Instance.Sample(new() { UserCount = 1_000 }, progress, cancel.Token));
        Assert.Equal(1, progress.Reports);
    }

    private static GenerativeModel OfTextIds()
    {
        var builder = new InteractionsBuilder();
        builder.Add(0, 0);
        builder.Add(0, 1);
        return new PopularityGenerator().Fit(builder.Build(Vocabulary.FromText(["u"]), Vocabulary.FromText(["a", "b"])));
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
