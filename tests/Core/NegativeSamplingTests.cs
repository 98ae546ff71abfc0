namespace SynthRec.MLNet.Core.Tests;

public class NegativeSamplingTests
{
    [Fact]
    public void A_user_keeps_all_interactions_and_gets_so_many_others_for_each_item()
    {
        var data = TestData.OfSets(12, [1, 5], [0, 2, 3, 4, 6, 7, 8, 9, 10, 11]);
        var sampled = data.WithNegatives(perItem: 3, value: -2);
        Assert.Equal([1, 5], Positives(sampled, 0));
        var negatives = Negatives(sampled, 0);
        Assert.Equal(6, negatives.Distinct().Count());
        Assert.DoesNotContain(1, negatives);
        Assert.DoesNotContain(5, negatives);
        Assert.All(sampled.ValuesOf(0).ToArray(), value => Assert.True(value is 1 or -2));
        Assert.Equal(sampled.ItemsOf(0).ToArray().Order(), sampled.ItemsOf(0).ToArray());
    }

    [Fact]
    public void Values_stay_with_their_items()
    {
        var data = new Interactions(TestData.Ids("u", 2), TestData.Ids("i", 3), [0, 2, 3], [0, 2, 1], [5, 3, 4]);
        var sampled = data.WithNegatives(perItem: 1);
        Assert.Equal([5, 0, 3], sampled.ValuesOf(0));
        Assert.Equal(4, sampled.ValuesOf(1).ToArray().Sum());
    }

    [Fact]
    public void Items_that_nobody_took_are_no_negatives()
    {
        var sampled = TestData.OfSets(50, [0, 1], [2, 3]).WithNegatives(perItem: 20);
        Assert.Equal([2, 3], Negatives(sampled, 0));
        Assert.Equal([0, 1], Negatives(sampled, 1));
    }

    [Fact]
    public void A_user_who_took_all_gets_none() => Assert.Empty(Negatives(TestData.OfSets(3, [0, 1, 2], [1]).WithNegatives(), 0));

    [Fact]
    public void An_item_taken_twice_counts_once()
    {
        var data = new Interactions(TestData.Ids("u", 2), TestData.Ids("i", 9), [0, 3, 11], [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        var sampled = data.WithNegatives(perItem: 2);
        Assert.Equal([0, 0, 0], Positives(sampled, 0));
        Assert.Equal(2, Negatives(sampled, 0).Length);
    }

    [Fact]
    public void Each_free_item_is_drawn_alike()
    {
        const int Draws = 4000;
        var data = TestData.OfSets(7, [0, 3], [1, 2, 4, 5, 6]);
        var counts = new int[7];
        for (var seed = 0; seed < Draws; seed++)
        {
            foreach (var item in Negatives(data.WithNegatives(perItem: 1, seed: seed), 0))
                counts[item]++;
        }

        // Two of five free items: binomial with share 0.4, within 4.5 standard errors.
        var tolerance = 4.5 * Math.Sqrt(Draws * 0.4 * 0.6);
        Assert.All([1, 2, 4, 5, 6], item => Assert.InRange(counts[item], (Draws * 0.4) - tolerance, (Draws * 0.4) + tolerance));
    }

    [Fact]
    public void A_seed_gives_the_same_items_and_another_seed_others()
    {
        var data = TestData.OfSets(200, [.. Enumerable.Range(0, 10)], [.. Enumerable.Range(10, 190)]);
        Assert.Equal(data.WithNegatives(seed: 1).ItemIndices, data.WithNegatives(seed: 1).ItemIndices);
        Assert.NotEqual(data.WithNegatives(seed: 1).ItemIndices.ToArray(), data.WithNegatives(seed: 2).ItemIndices.ToArray());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Equal("perItem", Assert.Throws<ArgumentOutOfRangeException>(() => TestData.OfSets(2, [0], [1]).WithNegatives(perItem: 0)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => TestData.OfSets(2, [0], [1]).WithNegatives(value: float.NaN)).ParamName);
    }

    [Fact]
    public void Defaults_are_pinned() => Assert.Equal(4, NegativeSampling.DefaultNegativesPerItem);

    private static int[] Positives(Interactions data, int user) => [.. ItemsWhere(data, user, value => value > 0)];

    private static int[] Negatives(Interactions data, int user) => [.. ItemsWhere(data, user, value => value <= 0)];

    private static IEnumerable<int> ItemsWhere(Interactions data, int user, Func<float, bool> has)
    {
        var (items, values) = (data.ItemsOf(user).ToArray(), data.ValuesOf(user).ToArray());
        return items.Where((_, at) => has(values[at]));
    }
}
