namespace SynthRec.MLNet.Evaluation.Tests;

internal static class TestData
{
    /// <summary>Users given by their items, without values or times.</summary>
    public static Interactions OfSets(int itemCount, params int[][] users) => OfRatings(itemCount, users, null);

    /// <summary>Users given by their items, ascending, and the values of all of them in order.</summary>
    public static Interactions OfRatings(int itemCount, int[][] users, float[]? values)
    {
        var offsets = new int[users.Length + 1];
        for (var user = 0; user < users.Length; user++)
            offsets[user + 1] = offsets[user] + users[user].Length;
        return new(
            Vocabulary.FromText([.. Enumerable.Range(0, users.Length).Select(i => $"u{i}")]),
            Vocabulary.FromText([.. Enumerable.Range(0, itemCount).Select(i => $"i{i}")]),
            offsets,
            [.. users.SelectMany(items => items)],
            values);
    }

    /// <summary>Users who take each item with probability one half.</summary>
    public static Interactions Random(int userCount, int itemCount, int seed = 1)
    {
        var random = SeededRandom.For(seed);
        return OfSets(itemCount, [.. Enumerable.Range(0, userCount).Select(_ => Enumerable.Range(0, itemCount).Where(_ => random.NextDouble() < 0.5).ToArray())]);
    }
}
