namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>The data that the tests of generators share.</summary>
internal static class TestData
{
    /// <summary>MovieLens latest-small with ratings and times.</summary>
    public static Interactions MovieLensSmall => RealData.MovieLensSmall;

    /// <summary>Users given by their items, without values or times.</summary>
    public static Interactions OfSets(int itemCount, params int[][] users) => OfTimedRatings(itemCount, users, null, null);

    /// <summary>Users given by their items, values and times.</summary>
    public static Interactions OfTimedRatings(int itemCount, int[][] users, float[]? values, long[]? times)
    {
        var offsets = new int[users.Length + 1];
        for (var user = 0; user < users.Length; user++)
            offsets[user + 1] = offsets[user] + users[user].Length;
        return new(
            Vocabulary.FromText([.. Enumerable.Range(0, users.Length).Select(i => $"u{i}")]),
            Vocabulary.FromText([.. Enumerable.Range(0, itemCount).Select(i => $"i{i}")]),
            offsets,
            [.. users.SelectMany(items => items)],
            values,
            times);
    }

    public static string RepositoryRoot => RealData.RepositoryRoot;
}
