using MathNet.Numerics.Distributions;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Models of sequences that match transitions.</summary>
public class MatchedSequencesTests
{
    private const int Users = 2_000;
    private const int MostEventsLookedAt = 10;
    private static readonly GruOptions Options = new() { HiddenWidth = 8, MaximumNumberOfEpochs = 2, LearningRate = 5e-3f, NumberOfThreads = 1 };
    private static readonly Interactions Data = MadeUpSessions.Markov(1_000, seed: 11);
    private static readonly Lazy<GenerativeModel> Matched = new(() => new GruGenerator(Options).Fit(Data));
    private static readonly Lazy<GenerativeModel> Unmatched = new(() => new GruGenerator(Options with { LeastUsersOfTransition = 0 }).Fit(Data));

    [Fact]
    public void Transitions_come_nearer_to_those_of_the_data_than_independent_draws_from_them_would()
    {
        // Pearson's statistic of independent draws is chi-squared with 7 degrees for each of 8 items: below this once in a million times.
        var bound = ChiSquared.InvCDF(MadeUpSessions.ItemCount * (MadeUpSessions.ItemCount - 1), 1e-6);
        Assert.InRange(Pearson(Matched.Value.Sample(new() { UserCount = Users })), 0, bound);
        Assert.True(Pearson(Unmatched.Value.Sample(new() { UserCount = Users })) > bound);
    }

    [Fact]
    public void Repeats_come_as_often_as_in_the_data_after_hardly_any_training()
    {
        var (real, drawn) = (RepeatsOf(Data), RepeatsOf(Matched.Value.Sample(new() { UserCount = Users })));
        Assert.InRange(drawn.Share, real.Share - Error(real, drawn), real.Share + Error(real, drawn));
    }

    [Fact]
    public void Sequences_end_nearer_to_when_those_of_the_data_do_than_independent_draws_from_these_would()
    {
        var bound = ChiSquared.InvCDF(MostEventsLookedAt, 1e-6);
        Assert.InRange(PearsonOfEnds(Matched.Value.Sample(new() { UserCount = Users })), 0, bound);
        Assert.True(PearsonOfEnds(Unmatched.Value.Sample(new() { UserCount = Users })) > bound);
    }

    [Fact]
    public void Rare_items_are_not_crowded_out()
    {
        var data = MadeUpSessions.ManyItems(300, seed: 7);
        var (matched, independent) = (DistanceOf(Options), DistanceOf(Options with { LeastUsersOfTransition = 0 }));
        Assert.True(matched < independent, $"{matched} of matched sequences, {independent} of others");

        double DistanceOf(GruOptions options)
        {
            using var model = new GruGenerator(options).Fit(data, null, TestContext.Current.CancellationToken);
            return ItemPopularityDistance.Between(data, model.Sample(new() { UserCount = Users }));
        }
    }

    [Fact]
    public void What_depends_on_the_item_before_the_last_is_no_weaker_than_drawn_independently()
    {
        var data = MadeUpSessions.BackAndForth(800, seed: 5);
        var (matched, independent) = OfBoth(data, BackOf);
        Assert.InRange(matched.Share, independent.Share - Error(independent, matched), BackOf(data).Share + Error(BackOf(data), matched));
    }

    [Fact]
    public void Tastes_that_show_only_further_back_are_mixed_no_more_than_drawn_independently()
    {
        var (matched, independent) = OfBoth(MadeUpSessions.TwoTastes(800, seed: 6), MixedOf);
        Assert.InRange(matched.Share, 0, independent.Share + Error(independent, matched));
    }

    [Fact]
    public void Shards_joined_in_order_are_the_whole_whatever_their_number()
    {
        var request = new SampleRequest { UserCount = 33_000, Seed = 5 };
        var whole = Matched.Value.Sample(request);
        InteractionsAssert.Same(whole, Enumerable.Range(0, 3).Select(shard => Matched.Value.Sample(request with { Shard = shard, ShardCount = 3 })).Aggregate((a, b) => a.Append(b)));
    }

    public static TheoryData<SampleRequest> NotForEverybody => new(
        new SampleRequest { UserCount = 200, Temperature = 1.2f },
        new SampleRequest { UserCount = 200, TopK = 3 },
        new SampleRequest { UserCount = 200, TopP = 0.9f },
        new SampleRequest { UserCount = 1_000, Histories = Data });

    [Theory]
    [MemberData(nameof(NotForEverybody))]
    public void Users_of_whom_the_population_tells_too_little_are_drawn_independently(SampleRequest request) =>
        InteractionsAssert.Same(Unmatched.Value.Sample(request), Matched.Value.Sample(request));

    /// <summary>How far the transitions of drawn sequences are from the shares that the data has.</summary>
    private static double Pearson(Interactions drawn)
    {
        var (expected, counts) = (Count(Data), Count(drawn));
        var sum = 0.0;
        for (var from = 0; from < MadeUpSessions.ItemCount; from++)
        {
            var (all, steps) = (expected[from].Sum(), counts[from].Sum());
            for (var to = 0; to < MadeUpSessions.ItemCount; to++)
            {
                var wanted = steps * expected[from][to] / all;
                sum += (counts[from][to] - wanted) * (counts[from][to] - wanted) / wanted;
            }
        }

        return sum;
    }

    /// <summary>How far the ends of drawn sequences after so many events are from the shares that the data has; independent draws have a degree of freedom for each number.</summary>
    private static double PearsonOfEnds(Interactions drawn) => Enumerable.Range(1, MostEventsLookedAt).Sum(events =>
    {
        var share = (double)EndedAt(Data, events) / ReachedBy(Data, events);
        var reached = ReachedBy(drawn, events);
        return Math.Pow(EndedAt(drawn, events) - (reached * share), 2) / (reached * share * (1 - share));
    });

    private static int EndedAt(Interactions data, int events) => Enumerable.Range(0, data.UserCount).Count(user => data.CountOf(user) == events);

    private static int ReachedBy(Interactions data, int events) => Enumerable.Range(0, data.UserCount).Count(user => data.CountOf(user) >= events);

    private static double[][] Count(Interactions data)
    {
        var counts = Enumerable.Range(0, MadeUpSessions.ItemCount).Select(_ => new double[MadeUpSessions.ItemCount]).ToArray();
        foreach (var items in Items(data))
        {
            for (var at = 1; at < items.Length; at++)
                counts[items[at - 1]][items[at]]++;
        }

        return counts;
    }

    /// <summary>A share among the users that two models draw which learn an order: with transitions matched and without.</summary>
    private static ((double Share, int Steps) Matched, (double Share, int Steps) Independent) OfBoth(Interactions data, Func<Interactions, (double Share, int Steps)> share)
    {
        var options = Options with { HiddenWidth = 24, MaximumNumberOfEpochs = 12, LearningRate = 0.015f, BatchSize = 25, Dropout = 0.1f };
        return (Of(options), Of(options with { LeastUsersOfTransition = 0 }));

        (double Share, int Steps) Of(GruOptions one)
        {
            using var model = new GruGenerator(one).Fit(data, null, TestContext.Current.CancellationToken);
            return share(model.Sample(new() { UserCount = Users }));
        }
    }

    /// <summary>Four standard errors of the difference of two shares that have the law of the first.</summary>
    private static double Error((double Share, int Steps) one, (double Share, int Steps) other) =>
        4 * Math.Sqrt(one.Share * (1 - one.Share) * ((1.0 / one.Steps) + (1.0 / other.Steps)));

    private static (double Share, int Steps) RepeatsOf(Interactions data) => ShareOf(data, firstStep: 1, (items, at) => Array.IndexOf(items, items[at], 0, at) >= 0);

    private static (double Share, int Steps) BackOf(Interactions data) => ShareOf(data, firstStep: 2, (items, at) => items[at] == items[at - 2]);

    private static (double Share, int Steps) MixedOf(Interactions data) => ShareOf(data, firstStep: 3, (items, at) => items[at] > 1 && items[at - 3] > 1 && items[at] % 2 != items[at - 3] % 2);

    private static (double Share, int Steps) ShareOf(Interactions data, int firstStep, Func<int[], int, bool> isCounted)
    {
        bool[] steps = [.. Items(data).SelectMany(items => Enumerable.Range(firstStep, Math.Max(0, items.Length - firstStep)).Select(at => isCounted(items, at)))];
        return (steps.Count(counted => counted) / (double)steps.Length, steps.Length);
    }

    private static IEnumerable<int[]> Items(Interactions data) => Enumerable.Range(0, data.UserCount).Select(user => EventSequence.Of(data, user).Items);
}
