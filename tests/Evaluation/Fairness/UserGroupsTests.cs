namespace SynthRec.MLNet.Evaluation.Tests;

public class UserGroupsTests
{
    [Fact]
    public void Labels_are_named_once_in_order()
    {
        var groups = new UserGroups("gender", new Dictionary<string, string> { ["u0"] = "M", ["u1"] = "F", ["u2"] = "M", ["nobody"] = "F" });

        Assert.Equal(["F", "M"], groups.Names);
        Assert.Equal([1, 0, 1], groups.Of(TestData.OfSets(2, [0], [1], [0]), "real"));
    }

    [Fact]
    public void A_user_without_a_label_is_named()
    {
        var groups = new UserGroups("gender", new Dictionary<string, string> { ["u0"] = "M" });
        var refusal = Assert.Throws<InvalidDataException>(() => groups.Of(TestData.OfSets(2, [0], [1], [0]), "real"));

        Assert.Contains("The real user 'u1' has no label of 'gender', as have 2 of 3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_cannot_be_used_are_refused()
    {
        Assert.Contains("no labels", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("'u0' has an empty label", Refusal([new("u0", " ")]), StringComparison.Ordinal);
        Assert.Contains("'u0' comes twice", Refusal([new("u0", "M"), new("u0", "F")]), StringComparison.Ordinal);
        Assert.Contains("51 different labels", Refusal([.. Enumerable.Range(0, 51).Select(i => KeyValuePair.Create($"u{i}", $"{i}"))]), StringComparison.Ordinal);
    }

    private static string Refusal(KeyValuePair<string, string>[] labels) => Assert.Throws<ArgumentException>(() => new UserGroups("gender", labels)).Message;
}
