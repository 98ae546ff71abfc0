namespace SynthRec.MLNet.Evaluation.Tests;

public class ShuffledItemsTests
{
    [Fact]
    public void Every_interaction_with_a_chosen_item_is_kept_as_it_was()
    {
        var data = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 30)]);
        var counts = data.ItemCounts();
        int[] chosen = [.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 1)];
        var shuffled = ShuffledItems.Select(data, ShuffledItems.Order(chosen, 3));
        Assert.Equal(Rows(data.SelectItems(chosen)), Rows(shuffled));
        Assert.NotEqual(data.SelectItems(chosen).Items.GetText(0), shuffled.Items.GetText(0));
    }

    [Fact]
    public void The_seed_decides_the_order_and_several_interactions_with_one_item_stay()
    {
        int[] items = [.. Enumerable.Range(0, 20)];
        Assert.Equal(ShuffledItems.Order(items, 1), ShuffledItems.Order(items, 1));
        Assert.NotEqual(ShuffledItems.Order(items, 1), ShuffledItems.Order(items, 2));
        Assert.Equal([0, 1, 1], ShuffledItems.Select(TestData.OfSets(3, [0, 0, 2]), [2, 0]).ItemsOf(0).ToArray());
    }

    private static IEnumerable<(string User, string Item, float Value, long Time)> Rows(Interactions data) => Enumerable.Range(0, data.UserCount)
        .SelectMany(user => Enumerable.Range(data.Offsets[user], data.CountOf(user))
            .Select(at => (data.Users.GetText(user), data.Items.GetText(data.ItemIndices[at]), data.Values[at], data.Timestamps[at])))
        .Order();
}
