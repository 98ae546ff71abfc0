using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Models that match pairs, of users who have one of two tastes.</summary>
public class MatchedModelTests
{
    private const int Users = 1_000;
    private static readonly MaskedSetOptions Options = new() { HiddenWidth = 8, MaximumNumberOfEpochs = 1, EvidenceRegularization = 0, NumberOfThreads = 2 };
    private static readonly Interactions Data = UsersOfTwoTastes();
    private static readonly Lazy<GenerativeModel> Matched = new(() => new MaskedSetGenerator(Options).Fit(Data));
    private static readonly Lazy<GenerativeModel> Unmatched = new(() => new MaskedSetGenerator(Options with { LeastUsersOfPair = 0 }).Fit(Data));

    [Fact]
    public void Fewer_pairs_that_no_real_user_has_are_drawn_after_hardly_any_training()
    {
        var request = new SampleRequest { UserCount = Users };
        // A share has a deviation of 0.5 at most, so that two means over users differ by four standard errors or more here.
        Assert.True(MixedPairs(Unmatched.Value.Sample(request)) - MixedPairs(Matched.Value.Sample(request)) > 4 * 0.5 * Math.Sqrt(2.0 / Users));
    }

    [Fact]
    public void Shards_joined_in_order_are_the_whole_whatever_their_number()
    {
        var request = new SampleRequest { UserCount = 20_000, Seed = 5 };
        var whole = Matched.Value.Sample(request);
        Assert.All([2, 5], count =>
            InteractionsAssert.Same(whole, Enumerable.Range(0, count).Select(shard => Matched.Value.Sample(request with { Shard = shard, ShardCount = count })).Aggregate((a, b) => a.Append(b))));
    }

    [Fact]
    public void A_loaded_model_draws_the_same_users()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Matched.Value.Save(path);
            using var loaded = GenerativeModel.Load(path);
            InteractionsAssert.Same(Matched.Value.Sample(new() { UserCount = 50 }), loaded.Sample(new() { UserCount = 50 }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static TheoryData<SampleRequest> NotForEverybody => new(
        new SampleRequest { UserCount = Users, Temperature = 1.2f },
        new SampleRequest { UserCount = Users, Histories = Data });

    [Theory]
    [MemberData(nameof(NotForEverybody))]
    public void Users_of_whom_the_population_tells_too_little_are_drawn_as_without_matching(SampleRequest request) =>
        InteractionsAssert.Same(Unmatched.Value.Sample(request), Matched.Value.Sample(request));

    /// <summary>Five items each of the ten of a taste, so that no real pair is mixed.</summary>
    private static Interactions UsersOfTwoTastes()
    {
        var random = SeededRandom.For(7);
        return TestData.OfSets(20, [.. Enumerable.Range(0, Users).Select(user => random.Permutation(10)[..5].Select(item => item + (10 * (user % 2))).Order().ToArray())]);
    }

    private static double MixedPairs(Interactions users)
    {
        var mixed = Enumerable.Range(0, users.UserCount).Sum(user => users.ItemsOf(user).ToArray().Count(item => item < 10) is var first ? first * (users.CountOf(user) - first) : 0);
        return mixed / (double)Enumerable.Range(0, users.UserCount).Sum(user => users.CountOf(user) * (users.CountOf(user) - 1) / 2);
    }
}
