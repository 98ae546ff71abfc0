using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Tests;

/// <summary>The real data that tests share.</summary>
internal static class RealData
{
    private static readonly Lazy<Interactions> Small = new(() => LoadMovieLensSmall()
        .ToInteractions(new() { Columns = new() { Value = "Value", Timestamp = "Time" } }));

    /// <summary>MovieLens latest-small with ratings and times.</summary>
    public static Interactions MovieLensSmall => Small.Value;

    public static string MovieLensSmallPath => Path.Combine(RepositoryRoot, "data", "ml-latest-small", "ratings.csv");

    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>MovieLens latest-small with the columns User, Item, Value and Time.</summary>
    public static IDataView LoadMovieLensSmall()
    {
        var columns = new[]
        {
            new TextLoader.Column("User", DataKind.Int32, 0),
            new TextLoader.Column("Item", DataKind.Int32, 1),
            new TextLoader.Column("Value", DataKind.Single, 2),
            new TextLoader.Column("Time", DataKind.Int64, 3),
        };
        return new MLContext().Data.LoadFromTextFile(MovieLensSmallPath, columns, separatorChar: ',', hasHeader: true);
    }

    /// <summary>A file that lies beside the repository on the developers' machines; the test is skipped where it is absent.</summary>
    public static string SharedFile(string relativePath)
    {
        var path = Path.Combine(RepositoryRoot, "..", "shared", relativePath);
        Assert.SkipUnless(File.Exists(path), $"shared/{relativePath} is not beside the repository.");
        return path;
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "SynthRec.MLNet.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests lie outside the repository.");
        return folder;
    }
}
