namespace SynthRec.MLNet.Tool.Tests;

public sealed class NewItemTests : IDisposable
{
    private static readonly string Movies = Path.Combine(Path.GetDirectoryName(RealData.MovieLensSmallPath)!, "movies.csv");

    /// <summary>Users 1 … 30 like comedies and 31 … 60 dramas; each rates eight of the twelve of the kind.</summary>
    private static readonly string Interactions = "u,i,r\n" + string.Concat(
        from user in Enumerable.Range(1, 60)
        from item in Enumerable.Range(0, 12)
        where (user + item) % 3 != 0
        select $"{user},{(user <= 30 ? 100 : 200) + item},{3 + ((user + item) % 3)}\n");

    private static readonly string Known = "i,genres\n" + string.Concat(Enumerable.Range(0, 12).Select(item => $"{100 + item},Comedy|Short\n{200 + item},Drama|Short\n"));

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Real_users_take_the_new_items_that_are_like_those_they_took()
    {
        var run = await RunAsync("i,genres\n900,Comedy|Short\n901,Drama|Short\n", "--item-variation", "0");
        run.Succeeded();
        Assert.Empty(run.Output);
        var lines = File.ReadAllLines(folder["out.csv"]);
        Assert.Equal("u,i,r", lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["900", "901"], rows.Select(row => row[1]).Distinct().Order());
        Assert.All(rows, row => Assert.InRange(int.Parse(row[0], null), 1, 60));
        Assert.Equal(rows.Length, rows.Select(row => (row[0], row[1])).Distinct().Count());

        // At chance half of them are of the item's kind.
        var own = rows.Average(row => row[1] == "900" == (int.Parse(row[0], null) <= 30) ? 1.0 : 0.0);
        Assert.True(own > 0.7, $"{own:P0} of {rows.Length} interactions are of users of the item's kind.");
        Assert.Equal($"Wrote {folder["out.csv"]}: new items 2, interactions {rows.Length}.{Environment.NewLine}", run.Error);
    }

    [Fact]
    public async Task A_column_with_a_value_for_nearly_every_item_is_refused()
    {
        var some = folder.Write("new.csv", "movieId,genres\n900001,Comedy|Romance\n");
        (await ToolRun.OfAsync(
            "generate", "--input", RealData.MovieLensSmallPath, "--user", "userId", "--item", "movieId",
            "--item-features", Movies, "--new-items", some, "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "movies.csv", "Column 'title'", "--feature-columns");
    }

    [Theory]
    [InlineData("i,genres\n100,Comedy\n", "item '100'", "--new-items", "ids of their own")]
    [InlineData("i,genres\n900,Western\n", "new.csv", "'genres'", "'900'", "'Western'")]
    [InlineData("i,genre\n900,Comedy\n", "new.csv", "no column 'genres'")]
    [InlineData("movie,genres\n900,Comedy\n", "new.csv", "no column 'i'")]
    [InlineData("i,genres\n900,\n", "new.csv", "Row 1", "'genres' is missing")]
    public async Task New_items_that_cannot_be_generated_for_are_refused(string newItems, params string[] words)
    {
        (await RunAsync(newItems)).Refused(ExitCode.UnusableData, words);
        Assert.DoesNotContain("out.csv", folder.Files);
    }

    public void Dispose() => folder.Dispose();

    private Task<ToolRun> RunAsync(string newItems, params string[] more) => ToolRun.OfAsync(
    [
        "generate", "--input", folder.Write("in.csv", Interactions), "--user", "u", "--item", "i", "--rating", "r",
        "--item-features", folder.Write("known.csv", Known), "--new-items", folder.Write("new.csv", newItems), "--output", folder["out.csv"], .. more,
    ]);
}
