using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class PairCountsTests
{
    private static readonly Interactions Data = TestData.OfSets(5, [0, 1, 2], [0, 1], [0, 1, 3], [2, 3], [], [1]);

    [Fact]
    public void Pairs_that_enough_users_have_are_counted_with_their_items()
    {
        var counts = Of(Data, leastUsers: 2)!;
        Assert.Equal([0, 1, 2, 3], counts.Items);
        Assert.Equal(5, counts.UserCount);
        Assert.Equal([3, 4, 2, 2], Enumerable.Range(0, 4).Select(counts.CountOf));
        Assert.Equal([1], counts.PartnersOf(0).ToArray());
        Assert.Equal([3], counts.PairCountsOf(0).ToArray());
        Assert.Equal([0], counts.PartnersOf(1).ToArray());
        Assert.True(counts.PartnersOf(2).IsEmpty && counts.PartnersOf(3).IsEmpty);
        Assert.Equal([1, 3], counts.PlacesOf([1, 3, 4]));
    }

    [Fact]
    public void A_pair_changes_as_its_items_should()
    {
        double[] wanted = [6, 2, 2, 2, 0];
        var counts = PairCounts.Of(Data, new MaskedSetOptions { LeastUsersOfPair = 2 }, wanted, TestContext.Current.CancellationToken)!;
        Assert.Equal(6, counts.CountOf(0));
        // Item 0 twice as often and item 1 half as often leave their pair at 3.
        Assert.Equal([3], counts.PairCountsOf(0).ToArray());
    }

    [Fact]
    public void None_are_counted_for_least_users_of_0() => Assert.Null(Of(Data, leastUsers: 0));

    [Fact]
    public void By_itself_it_asks_for_the_most_users_with_which_two_fifths_of_what_users_have_in_pairs_is_matched()
    {
        // The pair of 68 users alone has two fifths of all 170, and less of 171.
        Assert.Equal([6, 7], ItemsOf(30, 42, 30, 68));
        Assert.Equal([2, 3, 6, 7], ItemsOf(30, 43, 30, 68));

        static int[] ItemsOf(params int[] usersOfPairs) =>
            Of(TestData.OfSets(8, [.. usersOfPairs.SelectMany((users, pair) => Times([2 * pair, (2 * pair) + 1], users))]), leastUsers: null)!.Items;

        static IEnumerable<int[]> Times(int[] set, int users) => Enumerable.Repeat(set, users);
    }

    [Fact]
    public void By_itself_it_asks_for_five_users_at_least()
    {
        Assert.Empty(Of(TestData.OfSets(2, [.. Enumerable.Repeat(new[] { 0, 1 }, 4)]), leastUsers: null)!.Items);
        Assert.Equal([0, 1], Of(TestData.OfSets(2, [.. Enumerable.Repeat(new[] { 0, 1 }, 5)]), leastUsers: null)!.Items);
    }

    [Fact]
    public void They_are_counted_as_every_pair_of_every_user_says()
    {
        var data = TestData.MovieLensSmall.WithValueAtLeast(4).WithoutValues();
        var brute = new Dictionary<(int, int), int>();
        for (var user = 0; user < data.UserCount; user++)
        {
            foreach (var first in data.ItemsOf(user))
            {
                foreach (var second in data.ItemsOf(user))
                    brute[(first, second)] = brute.GetValueOrDefault((first, second)) + 1;
            }
        }

        var counts = Of(data, leastUsers: 12)!;
        var counted = new Dictionary<(int, int), int>();
        for (var place = 0; place < counts.Items.Length; place++)
        {
            counted[(counts.Items[place], counts.Items[place])] = (int)counts.CountOf(place);
            for (var at = 0; at < counts.PartnersOf(place).Length; at++)
                counted[(counts.Items[place], counts.Items[counts.PartnersOf(place)[at]])] = (int)Math.Round(counts.PairCountsOf(place)[at]);
        }

        Assert.Equal(brute.Where(pair => pair.Value >= 12).OrderBy(pair => pair.Key), counted.OrderBy(pair => pair.Key));
    }

    private static PairCounts? Of(Interactions data, int? leastUsers) =>
        PairCounts.Of(data, new MaskedSetOptions { LeastUsersOfPair = leastUsers, NumberOfThreads = 2 }, new ItemPopularity(data).Flattened(1), TestContext.Current.CancellationToken);
}
