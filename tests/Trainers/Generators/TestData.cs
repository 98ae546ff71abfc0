using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>The data that the tests of generators share.</summary>
internal static class TestData
{
    private static readonly Lazy<Interactions> Small = new(() => ReadMovieLens(Path.Combine(RepositoryRoot, "data", "ml-latest-small", "ratings.csv")));

    /// <summary>MovieLens latest-small with ratings and times.</summary>
    public static Interactions MovieLensSmall => Small.Value;

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

    public static string RepositoryRoot => FindRoot();

    private static Interactions ReadMovieLens(string path)
    {
        var columns = new[]
        {
            new TextLoader.Column("User", DataKind.Int32, 0),
            new TextLoader.Column("Item", DataKind.Int32, 1),
            new TextLoader.Column("Value", DataKind.Single, 2),
            new TextLoader.Column("Time", DataKind.Int64, 3),
        };
        return new MLContext().Data.LoadFromTextFile(path, columns, separatorChar: ',', hasHeader: true)
            .ToInteractions(new() { Columns = new() { Value = "Value", Timestamp = "Time" } });
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "SynthRec.MLNet.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests lie outside the repository.");
        return folder;
    }
}
