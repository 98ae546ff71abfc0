using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class PairMatchingTests
{
    private static readonly Interactions Real = TestData.MovieLensSmall.WithValueAtLeast(4).WithoutValues();
    private static readonly PairCounts Wanted =
        PairCounts.Of(Real, new MaskedSetOptions { LeastUsersOfPair = 10 }, new ItemPopularity(Real).Flattened(1), CancellationToken.None)!;

    [Fact]
    public void Users_drawn_by_popularity_come_nearer_to_the_pairs_than_real_users_drawn_again()
    {
        var matched = ByPopularity();
        PairMatching.Match(Wanted, matched, TestContext.Current.CancellationToken);
        var ofResamples = Enumerable.Range(0, 19).Select(seed => SquaredError(Resample(seed))).ToArray();
        Assert.True(SquaredError(ByPopularity()) > ofResamples.Max());
        Assert.True(SquaredError(matched) < ofResamples.Min(), $"{SquaredError(matched)} after matching, {ofResamples.Min()} at least");
    }

    [Fact]
    public void Users_keep_how_many_items_they_have_and_those_without_pairs()
    {
        var (drawn, matched) = (ByPopularity(), ByPopularity());
        PairMatching.Match(Wanted, matched, TestContext.Current.CancellationToken);
        var paired = Wanted.Items.ToHashSet();
        for (var user = 0; user < drawn.Length; user++)
        {
            Assert.Equal(drawn[user].Length, matched[user].Length);
            Assert.Equal(matched[user].Distinct().Order(), matched[user]);
            Assert.Equal(drawn[user].Where(item => !paired.Contains(item)), matched[user].Where(item => !paired.Contains(item)));
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        Assert.Equal(MatchedBy(threads: 1), MatchedBy(threads: 2));

        static int[][] MatchedBy(int threads)
        {
            using var _ = new TorchThreads(threads);
            var users = ByPopularity();
            PairMatching.Match(Wanted, users, TestContext.Current.CancellationToken);
            return users;
        }
    }

    [Fact]
    public void An_exchange_lowers_the_squared_error_by_what_its_costs_say_and_leaves_the_costs_of_the_new_users()
    {
        var parallel = new ParallelOptions();
        int[][] places = [.. ByPopularity().Select(Wanted.PlacesOf)];
        var costs = Of(places);
        var finder = new ExchangeFinder(costs);
        for (var user = 0; user < places.Length; user += 10)
        {
            finder.Find(places[user], most: 3);
            var before = Error(costs);
            for (var part = 0; part < 2; part++)
                costs.Exchange(finder, part, 2);
            places[user] = [.. finder.Kept, .. finder.Taken];
            Assert.True(finder.Taken.Count == 0 || Error(costs) < before);
        }

        var anew = Of(places);
        Assert.Equal(anew.Items, costs.Items);
        for (var place = 0; place < costs.ItemCount; place++)
            Assert.True(anew.PairsOf(place).SequenceEqual(costs.PairsOf(place)));

        PairCosts Of(int[][] users)
        {
            var fresh = new PairCosts(Wanted, users.Length);
            fresh.Add(users, parallel);
            return fresh;
        }

        // An item weighs five times a pair, each of which stands twice.
        static double Error(PairCosts costs) =>
            (5 * costs.Items.Sum(cost => Math.Pow(cost - 0.5, 2))) + (Enumerable.Range(0, costs.ItemCount).Sum(place => costs.PairsOf(place).ToArray().Where(cost => cost != 0).Sum(cost => Math.Pow(cost - 0.5, 2))) / 2);
    }

    [Fact]
    public void Nothing_is_exchanged_of_real_users_themselves()
    {
        var users = Items(Real);
        PairMatching.Match(Wanted, users, TestContext.Current.CancellationToken);
        Assert.Equal(Items(Real), users);
    }

    [Fact]
    public void Matching_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PairMatching.Match(Wanted, ByPopularity(), cancel.Token));
    }

    /// <summary>As many users as are real, each with as many items, drawn by popularity.</summary>
    private static int[][] ByPopularity()
    {
        using var model = new PopularityGenerator().Fit(Real);
        return Items(model.Sample(new() { UserCount = Real.UserCount }));
    }

    private static int[][] Items(Interactions users) => [.. Enumerable.Range(0, users.UserCount).Select(user => users.ItemsOf(user).ToArray())];

    private static int[][] Resample(int seed)
    {
        var random = SeededRandom.For(seed);
        return [.. Enumerable.Range(0, Real.UserCount).Select(_ => Real.ItemsOf(random.NextInt32(Real.UserCount)).ToArray())];
    }

    private static double SquaredError(int[][] users)
    {
        var costs = new PairCosts(Wanted, users.Length);
        costs.Add([.. users.Select(Wanted.PlacesOf)], new());
        return Enumerable.Range(0, costs.ItemCount).Sum(place => costs.PairsOf(place).ToArray().Where(cost => cost != 0).Sum(cost => Math.Pow(cost - 0.5, 2)));
    }
}
