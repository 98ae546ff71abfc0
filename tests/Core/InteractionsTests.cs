namespace SynthRec.MLNet.Core.Tests;

public class InteractionsTests
{
    [Fact]
    public void An_interaction_takes_4_bytes_for_the_item_and_12_more_with_value_and_time()
    {
        const int Count = 1 << 20;
        const int SmallObjects = 2 * 8192; // The runtime hands out memory for small objects, and counts it, in pieces of 8 KB.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var data = new Interactions(Vocabulary.FromKey(1), Vocabulary.FromKey(Count), [0, Count], [.. Enumerable.Range(0, Count)], new float[Count], new long[Count]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 16L * Count, (16L * Count) + SmallObjects);
        Assert.Equal(Count, data.Count);
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_are_refused()
    {
        var (users, items) = (TestData.Ids("u", 2), TestData.Ids("i", 3));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1], [0]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1, 2], [0]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 2, 1], [0]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1, 2], [0, 3]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 2, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1, 2], [0, 1], [1f]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1, 2], [0, 1], null, [1L]));
        Assert.Throws<ArgumentException>(() => new Interactions(users, items, [0, 1, 2], [0, 1], null, null, [0, 0]));
    }

    [Fact]
    public void An_element_that_cannot_be_used_is_refused_by_its_place()
    {
        var (users, items, events) = (TestData.Ids("u", 2), TestData.Ids("i", 3), TestData.Ids("e", 1));
        Assert.Contains("Interaction 1, of user 'u1' with item 'i2', has NaN", Refused(() => new Interactions(users, items, [0, 1, 2], [0, 2], [1f, float.NaN])), StringComparison.Ordinal);
        Assert.Contains("Interaction 0", Refused(() => new Interactions(users, items, [0, 1, 2], [0, 1], [float.PositiveInfinity, 1f])), StringComparison.Ordinal);
        Assert.Contains("1970", Refused(() => new Interactions(users, items, [0, 1, 2], [0, 1], null, [0, -1])), StringComparison.Ordinal);
        Assert.Contains("below 1", Refused(() => new Interactions(users, items, [0, 1, 2], [0, 1], null, null, [0, 1], events)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    [InlineData(0, -1)]
    public void An_index_without_an_id_is_refused_by_its_place(int user, int item)
    {
        var builder = new InteractionsBuilder();
        builder.Add(user, item);
        Assert.Contains("Interaction 0", Refused(() => builder.Build(TestData.Ids("u", 2), TestData.Ids("i", 3))), StringComparison.Ordinal);
    }

    [Fact]
    public void Selected_users_keep_their_ids_and_interactions()
    {
        var data = RealData.MovieLensSmall;
        var selected = data.SelectUsers([7, 3]);
        Assert.Equal([data.Users.GetText(7), data.Users.GetText(3)], [selected.Users.GetText(0), selected.Users.GetText(1)]);
        Assert.Equal(data.ItemsOf(3), selected.ItemsOf(1));
        Assert.Equal(data.ValuesOf(7), selected.ValuesOf(0));
        Assert.Equal(data.TimestampsOf(7), selected.TimestampsOf(0));
    }

    [Fact]
    public void Selected_items_keep_their_ids()
    {
        var data = TestData.OfSets(5, [0, 2, 4], [1, 3]).SelectItems([2, 3, 4]);
        Assert.Equal(["i2", "i3", "i4"], Enumerable.Range(0, 3).Select(data.Items.GetText));
        Assert.Equal([0, 2], data.ItemsOf(0));
        Assert.Equal([1], data.ItemsOf(1));
        Assert.Throws<ArgumentException>(() => data.SelectItems([1, 0]));
    }

    [Fact]
    public void Items_numbered_in_another_order_keep_every_interaction_as_it_was()
    {
        var data = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 30)]);
        var counts = data.ItemCounts();
        int[] chosen = [.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 1)];
        var order = chosen.ToArray();
        SeededRandom.For(3).Shuffle<int>(order);
        var renumbered = data.RenumberItems(order);
        Assert.Equal(Rows(data.SelectItems(chosen)), Rows(renumbered));
        Assert.NotEqual(data.SelectItems(chosen).Items.GetText(0), renumbered.Items.GetText(0));
        var repeated = new Interactions(Vocabulary.FromText(["u0"]), Vocabulary.FromText(["i0", "i1", "i2"]), [0, 3], [0, 0, 2]);
        Assert.Equal([0, 1, 1], repeated.RenumberItems([2, 0]).ItemsOf(0).ToArray());
    }

    [Fact]
    public void Appended_users_follow_and_ids_must_not_collide()
    {
        var data = RealData.MovieLensSmall;
        var joined = data.SelectUsers([0, 1]).Append(data.SelectUsers([2]));
        Assert.Equal(3, joined.UserCount);
        Assert.Equal(data.ItemsOf(2), joined.ItemsOf(2));
        Assert.Equal(data.ValuesOf(2), joined.ValuesOf(2));
        Assert.Throws<ArgumentException>(() => data.SelectUsers([0]).Append(data.SelectUsers([0])));
        Assert.Throws<ArgumentException>(() => TestData.OfSets(2, [0]).Append(TestData.OfSets(3, [0])));
    }

    [Fact]
    public void Time_order_is_from_first_to_last()
    {
        var data = RealData.MovieLensSmall;
        var times = data.InTimeOrder(5).Select(at => data.TimestampsOf(5)[at]).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.Throws<InvalidOperationException>(() => TestData.OfSets(2, [0]).InTimeOrder(0));
    }

    [Fact]
    public void In_the_k_core_every_user_and_item_has_k_interactions()
    {
        var core = RealData.MovieLensSmall.Core(20);
        Assert.All(Enumerable.Range(0, core.UserCount), user => Assert.True(core.CountOf(user) >= 20));
        Assert.All(core.ItemCounts(), count => Assert.True(count >= 20));
        Assert.True(core.Count > 10_000);
    }

    [Fact]
    public void Filters_drop_what_they_say()
    {
        var data = RealData.MovieLensSmall;
        Assert.All(data.WithValueAtLeast(4).Values.ToArray(), value => Assert.True(value >= 4));
        Assert.Equal(data.UserCount, data.WithValueAtLeast(4).UserCount);
        Assert.All(data.WithValueAtLeast(5).WithoutUnusedItems().ItemCounts(), count => Assert.True(count > 0));
        Assert.Throws<InvalidOperationException>(() => data.WithoutValues().WithValueAtLeast(4));
    }

    private static string Refused(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

    private static IEnumerable<(string User, string Item, float Value, long Time)> Rows(Interactions data) => Enumerable.Range(0, data.UserCount)
        .SelectMany(user => Enumerable.Range(data.Offsets[user], data.CountOf(user))
            .Select(at => (data.Users.GetText(user), data.Items.GetText(data.ItemIndices[at]), data.Values[at], data.Timestamps[at])))
        .Order();
}
