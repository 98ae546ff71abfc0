using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class HistoryTests
{
    private static readonly Interactions Data = TestData.MovieLensSmall;

    /// <summary>Half of what each of the first users did.</summary>
    private static readonly Interactions Histories = Data.SelectUsers([.. Enumerable.Range(0, 300)]).Where(at => at % 2 == 0);

    private static readonly SampleRequest Request = new() { UserCount = 300, Seed = 4, Histories = Histories };
    private static readonly Lazy<GenerativeModel> MultVae = new(() => new MultVaeGenerator(new() { HiddenWidth = 50, LatentDimensions = 20, MaximumNumberOfEpochs = 30, BatchSize = 50, LeastUsersOfPair = 0 }).Fit(Data.WithoutValues()));

    public static TheoryData<string> Families => ["popularity", "mult-vae"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Given_users_keep_their_ids_and_get_items_that_they_did_not_have(string family)
    {
        var drawn = ModelOf(family).Sample(Request);
        Assert.Equal(InteractionsAssert.UserIds(Histories), InteractionsAssert.UserIds(drawn));
        for (var user = 0; user < drawn.UserCount; user++)
        {
            Assert.NotEqual(0, drawn.CountOf(user));
            Assert.Empty(drawn.ItemsOf(user).ToArray().Intersect(Histories.ItemsOf(user).ToArray()));
            Assert.Equal(drawn.CountOf(user), drawn.ItemsOf(user).ToArray().Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void With_its_history_a_user_has_as_many_items_as_a_real_one_with_more(string family)
    {
        var sizes = Enumerable.Range(0, Data.UserCount).Select(Data.CountOf).ToHashSet();
        var drawn = ModelOf(family).Sample(Request);
        for (var user = 0; user < drawn.UserCount; user++)
            Assert.Contains(drawn.CountOf(user) + Histories.CountOf(user), sizes);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Shards_joined_in_order_are_the_whole(string family)
    {
        var shards = Enumerable.Range(0, 2).Select(shard => ModelOf(family).Sample(Request with { Shard = shard, ShardCount = 2 })).ToArray();
        Assert.All(shards, shard => Assert.NotEqual(0, shard.UserCount));
        InteractionsAssert.Same(ModelOf(family).Sample(Request), shards[0].Append(shards[1]));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_user_without_a_history_is_drawn_as_a_new_one(string family)
    {
        var nobody = Histories.Where(_ => false);
        var drawn = ModelOf(family).Sample(Request with { Histories = nobody });
        InteractionsAssert.Same(ModelOf(family).Sample(Request with { Histories = null }).WithUsers(nobody.Users), drawn);
    }

    [Fact]
    public void What_mult_vae_draws_for_a_user_is_among_the_hidden_items_of_that_user_more_often_than_of_another()
    {
        var hidden = Data.SelectUsers([.. Enumerable.Range(0, 300)]).Where(at => at % 2 == 1);
        var drawn = MultVae.Value.Sample(Request);
        var differences = Enumerable.Range(0, 300).Select(user =>
            ShareIn(drawn.ItemsOf(user), hidden.ItemsOf(user)) - ShareIn(drawn.ItemsOf((user + 1) % 300), hidden.ItemsOf(user))).ToArray();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Average(difference => Math.Pow(difference - mean, 2)) / differences.Length);
        Assert.True(mean > 5 * error, $"The share of hidden items is {mean:P2} higher, with a standard error of {error:P2}.");
    }

    [Fact]
    public void Items_are_found_by_their_ids_whatever_their_order()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(3, [0, 1, 2]));
        var histories = new Interactions(Vocabulary.FromText(["anna"]), Vocabulary.FromText(["unused", "i2", "i0"]), [0, 2], [1, 2]);
        var drawn = model.Sample(new() { UserCount = 1, Histories = histories });
        Assert.Equal("anna", drawn.Users.GetText(0));
        Assert.Equal(["i1"], drawn.ItemIndices.ToArray().Select(drawn.Items.GetText));
    }

    [Fact]
    public void An_item_that_the_model_does_not_know_is_named()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(3, [0, 1, 2]));
        var histories = new Interactions(Vocabulary.FromText(["anna"]), Vocabulary.FromText(["elsewhere"]), [0, 1], [0]);
        var error = Assert.Throws<InvalidDataException>(() => model.Sample(new() { UserCount = 1, Histories = histories }));
        Assert.Contains("'elsewhere'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'anna'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_users_must_be_that_of_the_histories() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallModel.Instance.Sample(Request with { UserCount = 299 }));

    [Fact]
    public void Who_has_every_item_gets_none_and_who_has_more_than_anyone_gets_one()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(4, [0, 1], [2, 3]));
        var drawn = model.Sample(new() { UserCount = 2, Histories = TestData.OfSets(4, [0, 1, 2, 3], [0, 1]) });
        Assert.Equal(0, drawn.CountOf(0));
        Assert.Equal(1, drawn.CountOf(1));
    }

    [Fact]
    public void Repeated_items_of_a_history_count_once()
    {
        using var model = new PopularityGenerator().Fit(TestData.OfSets(3, [0, 1]));
        var drawn = model.Sample(new() { UserCount = 1, Histories = TestData.OfSets(3, [0, 0]) });
        Assert.Equal([1], drawn.ItemIndices);
    }

    [Fact]
    public void Times_lie_in_the_sessions_of_the_history_unless_the_item_comes_later()
    {
        var first = Enumerable.Repeat(long.MaxValue, Data.ItemCount).ToArray();
        for (var at = 0; at < Data.Count; at++)
            first[Data.ItemIndices[at]] = Math.Min(first[Data.ItemIndices[at]], Data.Timestamps[at]);
        var drawn = SmallModel.Instance.Sample(Request);
        for (var user = 0; user < drawn.UserCount; user++)
        {
            var history = Histories.TimestampsOf(user).ToArray();
            var firsts = drawn.ItemsOf(user).ToArray().Select(item => first[item]).ToHashSet();
            for (var at = 0; at < drawn.CountOf(user); at++)
            {
                var time = drawn.TimestampsOf(user)[at];
                Assert.True(time >= first[drawn.ItemsOf(user)[at]]);
                Assert.True(firsts.Contains(time) || history.Any(known => time - known is >= 0 and <= SessionProfile.LongestGap));
            }
        }
    }

    private static GenerativeModel ModelOf(string family) => family == "popularity" ? SmallModel.Instance : MultVae.Value;

    private static double ShareIn(ReadOnlySpan<int> drawn, ReadOnlySpan<int> wanted)
    {
        var set = wanted.ToArray().ToHashSet();
        return drawn.ToArray().Count(set.Contains) / (double)drawn.Length;
    }
}
