using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SequentialVaeInputTests
{
    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new SequentialVaeOptions();
        Assert.Equal(32, options.LatentDimensions);
        Assert.Equal(1, options.Beta);
        Assert.Equal(5, options.AnnealingEpochs);
        Assert.Equal(0.1f, options.FreeBits);
        Assert.Equal(LatentSource.AggregatedPosterior, options.LatentSource);
        Assert.Equal(6, options.Patience);
        Assert.Equal(100, options.HiddenWidth);
        Assert.Equal(100, options.BatchSize);
    }

    [Fact]
    public void Options_out_of_range_are_refused() => Assert.All(
        [new() { LatentDimensions = 0 }, new() { Beta = -1 }, new() { Beta = float.NaN }, new() { AnnealingEpochs = -1 }, new() { FreeBits = -0.1f }, new() { FreeBits = 11 }, new() { LatentSource = (LatentSource)9 }, new() { HiddenWidth = 0 }],
        (SequentialVaeOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialVaeGenerator(options)));

    [Fact]
    public void Users_of_one_event_are_learnt_from_and_go_on()
    {
        var data = TestData.OfTimedRatings(3, [.. Enumerable.Range(0, 30).Select(user => new[] { user % 3 })], null, [.. Enumerable.Range(0, 30).Select(user => 1000L * user)]);
        using var model = new SequentialVaeGenerator(new() { MaximumNumberOfEpochs = 2, NumberOfThreads = 1 }).Fit(data, null, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Repeat(1, 10), model.Sample(new() { UserCount = 10 }, null, TestContext.Current.CancellationToken) is var drawn ? Enumerable.Range(0, 10).Select(drawn.CountOf) : []);
        var more = model.Sample(new() { UserCount = 30, Histories = data }, null, TestContext.Current.CancellationToken);
        for (var user = 0; user < 30; user++)
            Assert.Equal(-1, more.ItemsOf(user).IndexOf(data.ItemsOf(user)[0]));
    }

    [Fact]
    public void A_user_without_history_among_others_is_drawn_as_a_new_one()
    {
        var data = SessionsOfTwoKinds.Make(30, seed: 1);
        using var model = new SequentialVaeGenerator(new() { MaximumNumberOfEpochs = 1, NumberOfThreads = 1 }).Fit(data, null, TestContext.Current.CancellationToken);
        int[] offsets = [.. data.Offsets.ToArray().Select(offset => Math.Max(0, offset - SessionsOfTwoKinds.Events))];
        var histories = new Interactions(data.Users, data.Items, offsets, [.. data.ItemIndices[..offsets[^1]]], null, [.. data.Timestamps[..offsets[^1]]]);
        var drawn = model.Sample(new() { UserCount = 30, Histories = histories, Seed = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(0, histories.CountOf(0));
        Assert.Equal(EventSequence.Of(model.Sample(new() { UserCount = 30, Seed = 2 }, null, TestContext.Current.CancellationToken), 0).Times[0], EventSequence.Of(drawn, 0).Times[0]);
        Assert.All(Enumerable.Range(0, 30), user => Assert.True(drawn.CountOf(user) > 0));
    }
}
