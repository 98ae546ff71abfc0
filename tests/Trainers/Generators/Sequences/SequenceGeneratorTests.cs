using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SequenceGeneratorTests
{
    private const int TrainingUsers = 1_500;
    private const int DrawnUsers = 2_000;

    /// <summary>Standard errors within which an estimate lies but for one test in 15,000.</summary>
    private const double Deviations = 4;

    private static readonly Interactions Data = MadeUpSessions.Markov(TrainingUsers, seed: 1);
    private static readonly Dictionary<string, Lazy<GenerativeModel>> Models = SequenceFamily.All.ToDictionary(
        row => row.Data, row => new Lazy<GenerativeModel>(() => SequenceFamily.Make(row.Data, epochs: 6).Fit(Data)));

    private static readonly Dictionary<string, Lazy<Interactions>> Drawn = SequenceFamily.All.ToDictionary(
        row => row.Data, row => new Lazy<Interactions>(() => Models[row.Data].Value.Sample(new() { UserCount = DrawnUsers, Seed = 5 })));

    public static TheoryData<string> Families => SequenceFamily.All;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public void Pairs_of_items_come_as_often_as_in_the_chain_that_the_data_was_drawn_from(string family)
    {
        var learnt = Pairs(Data);
        var drawn = Pairs(Drawn[family].Value);
        for (var from = 0; from < MadeUpSessions.ItemCount; from++)
        {
            var (known, all) = (learnt.Where(pair => pair.From == from).Count(), drawn.Where(pair => pair.From == from).Count());
            for (var to = 0; to < MadeUpSessions.ItemCount; to++)
            {
                // The model knows the chain no better than a sample of it, and is sampled itself.
                var probability = MadeUpSessions.Transition(from, to);
                var error = Math.Sqrt(probability * (1 - probability) * ((1.0 / known) + (1.0 / all)));
                var share = drawn.Count(pair => pair == (from, to)) / (double)all;
                Assert.InRange(share, probability - (Deviations * error), probability + (Deviations * error));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Gaps_are_distributed_as_in_the_data(string family) => AssertSameDistribution(Gaps(Data), Gaps(Drawn[family].Value));

    [Theory]
    [MemberData(nameof(Families))]
    public void Sequences_end_as_early_as_in_the_data(string family)
    {
        AssertSameDistribution(Lengths(Data), Lengths(Drawn[family].Value));
        Assert.InRange(Lengths(Drawn[family].Value).Max(), 1, Lengths(Data).Max());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Event_types_go_with_items_as_in_the_data(string family)
    {
        var drawn = Drawn[family].Value;
        Assert.Equal("buy", drawn.EventTypes!.GetText(1));
        foreach (var parity in new[] { 0, 1 })
        {
            var types = Enumerable.Range(0, drawn.Count).Where(at => drawn.ItemIndices[at] % 2 == parity).Select(at => (double)drawn.EventTypeIndices[at]).ToArray();
            var probability = parity == 0 ? MadeUpSessions.TypeProbability : 1 - MadeUpSessions.TypeProbability;
            var error = Math.Sqrt(probability * (1 - probability) * ((2.0 / Data.Count) + (1.0 / types.Length)));
            Assert.InRange(types.Average(), probability - (Deviations * error), probability + (Deviations * error));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Starts_are_near_those_of_real_users_and_nobody_passes_the_end_of_the_data(string family)
    {
        var real = Enumerable.Range(0, Data.UserCount).Select(user => Data.TimestampsOf(user).ToArray().Min()).ToArray();
        var drawn = Drawn[family].Value;
        var last = Data.Timestamps.ToArray().Max();
        for (var user = 0; user < 100; user++)
        {
            var times = drawn.TimestampsOf(user).ToArray();
            Assert.Contains(real, start => Math.Abs(start - times.Min()) is > 0 and <= 1800);
            Assert.True(times.Max() <= last);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Events_are_ordered_by_item_and_then_by_time_and_repeat_as_in_the_data(string family)
    {
        var drawn = Drawn[family].Value;
        var repeats = 0;
        for (var user = 0; user < drawn.UserCount; user++)
        {
            var items = drawn.ItemsOf(user);
            var times = drawn.TimestampsOf(user);
            Assert.False(items.IsEmpty);
            for (var at = 1; at < items.Length; at++)
            {
                Assert.True(items[at] > items[at - 1] || (items[at] == items[at - 1] && times[at] >= times[at - 1]));
                repeats += items[at] == items[at - 1] ? 1 : 0;
            }
        }

        Assert.NotEqual(0, repeats);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Nothing_repeats_where_the_data_has_no_repeats(string family)
    {
        using var model = SequenceFamily.Make(family, epochs: 1).Fit(MadeUpSessions.WithoutRepeats(200, seed: 2), null, Cancellation);
        var drawn = model.Sample(new() { UserCount = 300 }, null, Cancellation);
        for (var user = 0; user < drawn.UserCount; user++)
            Assert.Equal(drawn.CountOf(user), drawn.ItemsOf(user).ToArray().Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_same_seed_gives_the_same_model_and_users(string family)
    {
        var few = MadeUpSessions.Markov(60, seed: 4);
        Interactions Sample(int seed)
        {
            using var model = SequenceFamily.Make(family, epochs: 2, seed).Fit(few, null, Cancellation);
            return model.Sample(new() { UserCount = 40 }, null, Cancellation);
        }

        var first = Sample(0);
        InteractionsAssert.Same(first, Sample(0));
        Assert.False(first.ItemIndices.SequenceEqual(Sample(1).ItemIndices));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Shards_joined_in_order_are_the_whole(string family)
    {
        var request = new SampleRequest { UserCount = 600, Seed = 3 };
        var shards = Enumerable.Range(0, 4).Select(shard => Models[family].Value.Sample(request with { Shard = shard, ShardCount = 4 })).ToArray();
        Assert.Contains(shards, shard => shard.UserCount == 0);
        var joined = shards.Aggregate((a, b) => a.Append(b));
        InteractionsAssert.Same(Models[family].Value.Sample(request), joined);
        Assert.Equal(Models[family].Value.Sample(request).EventTypeIndices, joined.EventTypeIndices);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_loaded_model_draws_what_the_saved_one_drew(string family)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("synthrec-").FullName, "model.synthrec");
        try
        {
            Models[family].Value.Save(path);
            using var loaded = GenerativeModel.Load(path);
            var request = new SampleRequest { UserCount = 100, Seed = 9 };
            var drawn = loaded.Sample(request);
            InteractionsAssert.Same(Models[family].Value.Sample(request), drawn);
            Assert.Equal(Models[family].Value.Sample(request).EventTypeIndices, drawn.EventTypeIndices);
            Assert.True(loaded.HasTimestamps && !loaded.HasValues && loaded.EventTypes is { Count: 2 });
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_a_first_order_chain_cannot_know_is_learnt(string family)
    {
        // The sequential autoencoder first learns to listen to its latent vector.
        using var model = SequenceFamily.Make(family, epochs: family == "sequential-vae" ? 30 : 12, learningRate: 0.015f).Fit(MadeUpSessions.BackAndForth(800, seed: 5), null, Cancellation);
        var drawn = model.Sample(new() { UserCount = 1_000 }, null, Cancellation);
        var (back, all) = (0, 0);
        for (var user = 0; user < drawn.UserCount; user++)
        {
            var items = EventSequence.Of(drawn, user).Items;
            for (var at = 2; at < items.Length; at++)
            {
                back += items[at] == items[at - 2] ? 1 : 0;
                all++;
            }
        }

        // 0.91 in the data. After the last item alone every other item is as likely as the one before it: one of eight.
        Assert.InRange((double)back / all, 0.5, 0.96);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Given_users_go_on_after_their_last_event(string family)
    {
        var histories = MadeUpSessions.Markov(600, seed: 6);
        var drawn = Models[family].Value.Sample(new() { UserCount = 600, Histories = histories, TopK = 1 });
        var following = 0;
        for (var user = 0; user < drawn.UserCount; user++)
        {
            var (history, more) = (EventSequence.Of(histories, user), EventSequence.Of(drawn, user));
            Assert.NotEqual(0, more.Count);
            Assert.True(more.Times[0] > history.Times[^1]);
            following += more.Items[0] == (history.Items[^1] + 1) % MadeUpSessions.ItemCount ? 1 : 0;
        }

        // The likeliest item, at 0.53 against 0.28, is the next one.
        Assert.InRange(following, 580, 600);
        Assert.Equal(InteractionsAssert.UserIds(histories), InteractionsAssert.UserIds(drawn));
    }

    private static List<(int From, int To)> Pairs(Interactions data)
    {
        var pairs = new List<(int, int)>();
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = EventSequence.Of(data, user).Items;
            pairs.AddRange(items.Zip(items.Skip(1)));
        }

        return pairs;
    }

    private static double[] Gaps(Interactions data) => Sorted(Enumerable.Range(0, data.UserCount).SelectMany(user =>
    {
        var times = EventSequence.Of(data, user).Times;
        return times.Zip(times.Skip(1), (a, b) => (double)(b - a));
    }));

    private static double[] Lengths(Interactions data) => Sorted(Enumerable.Range(0, data.UserCount).Select(user => (double)data.CountOf(user)));

    private static double[] Sorted(IEnumerable<double> values) => [.. values.Order()];

    /// <summary>Asserts that the distance of Kolmogorov and Smirnov is one that two samples of one law pass but once in a thousand times.</summary>
    private static void AssertSameDistribution(double[] expected, double[] actual)
    {
        var bound = 1.95 * Math.Sqrt((expected.Length + actual.Length) / ((double)expected.Length * actual.Length));
        Assert.InRange(Distances.KolmogorovSmirnov(expected, actual), 0, bound);
    }
}
