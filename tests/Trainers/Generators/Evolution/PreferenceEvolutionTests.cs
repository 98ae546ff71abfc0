using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class PreferenceEvolutionTests
{
    private static readonly Interactions Data = WanderingTastes.Draw(users: 60, seed: 5);
    private static readonly Lazy<GenerativeModel> Model = new(() => Fit(Data));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new PreferenceEvolutionOptions();
        Assert.Null(options.Period);
        Assert.Equal(20, options.InteractionsPerStep);
        Assert.Equal((200, 64, 8), (options.HiddenWidth, options.LatentDimensions, options.ContextDimensions));
        Assert.Equal((0.5f, 0.2f, 20), (options.Dropout, options.Beta, options.AnnealingEpochs));
        Assert.Equal((100, 3e-3f), (options.BatchSize, options.LearningRate));
        var controls = new EvolutionControls();
        Assert.Equal((1, 1, 1, 0), (controls.DriftStrength, controls.SeasonStrength, controls.DiscoveryStrength, controls.Events.Count));
    }

    [Fact]
    public void Options_and_controls_out_of_range_are_refused()
    {
        Assert.All(
            [new() { InteractionsPerStep = 0 }, new() { HiddenWidth = 0 }, new() { LatentDimensions = 0 }, new() { ContextDimensions = 0 }, new() { Dropout = 1 }, new() { Beta = float.NaN }, new() { AnnealingEpochs = -1 }, new() { Period = TimeSpan.Zero }],
            (PreferenceEvolutionOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => new PreferenceEvolutionGenerator(options)));
        Assert.All(
            [new() { DriftStrength = -1 }, new() { SeasonStrength = 11 }, new() { DiscoveryStrength = float.NaN }],
            (EvolutionControls controls) => Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(new() { UserCount = 1, Evolution = controls })));
    }

    [Fact]
    public void Data_that_shows_no_evolution_is_refused()
    {
        AssertRefused(TestData.OfSets(3, [0, 1], [1, 2]), "no times");
        AssertRefused(TestData.OfTimedRatings(2, [[0, 1]], null, [10, 20]), "one period");
        AssertRefused(TestData.OfTimedRatings(2, [[0], [1]], null, [10, 400 * 86400]), "Nobody has interactions in two periods");

        static void AssertRefused(Interactions data, string words) =>
            Assert.Contains(words, Assert.Throws<InvalidDataException>(() => Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_families_refuse_controls_of_evolution()
    {
        var error = Assert.Throws<ArgumentException>(() => SmallModel.Instance.Sample(new() { UserCount = 1, Evolution = new() }));
        Assert.Contains(nameof(PreferenceEvolutionGenerator), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_that_was_not_learnt_is_not_made_stronger()
    {
        var error = Assert.Throws<ArgumentException>(() => Model.Value.Sample(new() { UserCount = 1, Evolution = new() { SeasonStrength = 2 } }));
        Assert.Contains("no season", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_fit_throws() => Assert.ThrowsAny<OperationCanceledException>(() => Fit(Data, cancellation: new(canceled: true)));

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another_one()
    {
        using var again = Fit(Data);
        using var other = Fit(Data, seed: 1);
        var bytes = ModelBytes.Of(Model.Value);
        Assert.Equal(bytes, ModelBytes.Of(again));
        Assert.NotEqual(bytes, ModelBytes.Of(other));
    }

    [Fact]
    public void A_loaded_model_draws_what_the_saved_one_drew_and_is_saved_alike()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("synthrec-").FullName, "model.synthrec");
        try
        {
            Model.Value.Save(path);
            using var loaded = GenerativeModel.Load(path);
            var request = new SampleRequest { UserCount = 100, Seed = 9, Evolution = new() { DriftStrength = 2 }, NumberOfThreads = 1 };
            InteractionsAssert.Same(Model.Value.Sample(request), loaded.Sample(request));
            Assert.Equal(ModelBytes.Of(Model.Value), ModelBytes.Of(loaded));
            Assert.True(loaded.HasTimestamps && !loaded.HasValues);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void Shards_joined_in_order_are_the_whole()
    {
        var request = new SampleRequest { UserCount = 600, Seed = 3, NumberOfThreads = 1 };
        var shards = Enumerable.Range(0, 4).Select(shard => Model.Value.Sample(request with { Shard = shard, ShardCount = 4 })).ToArray();
        Assert.Contains(shards, shard => shard.UserCount == 0);
        InteractionsAssert.Same(Model.Value.Sample(request), shards.Aggregate((a, b) => a.Append(b)));
    }

    [Fact]
    public void Nothing_repeats_where_the_data_has_no_repeats_and_ratings_and_types_come_where_it_has_them()
    {
        var users = Enumerable.Range(0, 40).Select(user => Enumerable.Range(0, 12).Where(item => (item + user) % 3 != 0).ToArray()).ToArray();
        var times = users.SelectMany((items, user) => items.Select(item => 1_000_000_000 + (long)(((item * 5) + user) % 12 * 86400 * 10))).ToArray();
        var plain = TestData.OfTimedRatings(12, users, [.. users.SelectMany(items => items.Select(item => 1f + (item % 5)))], times);
        var data = new Interactions(plain.Users, plain.Items, [.. plain.Offsets], [.. plain.ItemIndices], [.. plain.Values], [.. plain.Timestamps], [.. plain.ItemIndices.ToArray().Select(item => (byte)(item % 2))], Vocabulary.FromText(["view", "buy"]));
        using var model = Fit(data);
        var drawn = model.Sample(new() { UserCount = 200, Evolution = new() { DriftStrength = 3, DiscoveryStrength = 3 } }, null, Cancellation);
        for (var user = 0; user < drawn.UserCount; user++)
            Assert.Equal(drawn.CountOf(user), drawn.ItemsOf(user).ToArray().Distinct().Count());
        Assert.True(drawn.HasValues);
        var right = Enumerable.Range(0, drawn.Count).Count(at => drawn.EventTypeIndices[at] == drawn.ItemIndices[at] % 2);

        // An item is of one type in the data; one event more, as the types are over all, leaves others at most half of 1 / 27.
        Assert.InRange((double)right / drawn.Count, 0.96, 1);
        var (first, last) = (data.Timestamps.ToArray().Min(), data.Timestamps.ToArray().Max());
        Assert.All(drawn.Timestamps.ToArray(), time => Assert.InRange(time, first, last));
    }

    [Fact]
    public void Nobody_takes_an_item_before_the_period_in_which_it_came_up()
    {
        var late = WanderingTastes.Draw(users: 100, seed: 6);
        var data = late.Where(at => late.ItemIndices[at] != 7 || WanderingTastes.PeriodOf(late.Timestamps[at]) >= 8);
        using var model = Fit(data);
        var drawn = model.Sample(new() { UserCount = 500 }, null, Cancellation);
        var times = Enumerable.Range(0, drawn.Count).Where(at => drawn.ItemIndices[at] == 7).Select(at => WanderingTastes.PeriodOf(drawn.Timestamps[at])).ToArray();
        Assert.NotEmpty(times);
        Assert.True(times.Min() >= 8);
    }

    private static GenerativeModel Fit(Interactions data, int seed = 0, CancellationToken cancellation = default) => new PreferenceEvolutionGenerator(new()
    {
        HiddenWidth = 12, LatentDimensions = 4, MaximumNumberOfEpochs = 3, BatchSize = 20, Seed = seed, NumberOfThreads = 1, Period = TimeSpan.FromDays(30),
    }).Fit(data, null, cancellation);
}
