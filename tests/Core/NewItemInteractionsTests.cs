namespace SynthRec.MLNet.Core.Tests;

public class NewItemInteractionsTests
{
    private static readonly Vocabulary Users = Vocabulary.FromText(["a", "b", "c"]);

    [Fact]
    public void The_items_of_both_sides_stand_with_their_user()
    {
        var joined = Of(["x", "y"], [0, 2, 2, 3], [0, 1, 1], [1, 2, 3]).AppendItems(Of(["new"], [0, 0, 1, 2], [0, 0], [4, 5]));
        Assert.Equal(["x", "y", "new"], Enumerable.Range(0, 3).Select(joined.Items.GetText));
        Assert.Equal([0, 2, 3, 5], joined.Offsets);
        Assert.Equal([0, 1, 2, 1, 2], joined.ItemIndices);
        Assert.Equal([1, 2, 4, 3, 5], joined.Values);
        Assert.Same(Users, joined.Users);
    }

    [Fact]
    public void Values_that_one_side_lacks_are_dropped() =>
        Assert.False(Of(["x"], [0, 1, 1, 1], [0], [1]).AppendItems(Of(["new"], [0, 1, 1, 1], [0], null)).HasValues);

    [Fact]
    public void Other_users_are_refused_by_name()
    {
        var other = Of(["new"], [0, 1, 1, 1], [0], null).WithUsers(Vocabulary.FromText(["a", "d", "c"]));
        var error = Assert.Throws<ArgumentException>(() => Of(["x"], [0, 1, 1, 1], [0], null).AppendItems(other));
        Assert.Contains("'b' here and 'd' there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_of_both_sides_is_refused() =>
        Assert.Throws<ArgumentException>(() => Of(["x"], [0, 1, 1, 1], [0], null).AppendItems(Of(["x"], [0, 1, 1, 1], [0], null)));

    private static Interactions Of(string[] items, int[] offsets, int[] indices, float[]? values) =>
        new(Users, Vocabulary.FromText(items), offsets, indices, values);
}
