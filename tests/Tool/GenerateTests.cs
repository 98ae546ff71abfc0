namespace SynthRec.MLNet.Tool.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task New_users_come_out_under_the_header_of_the_input_with_ids_that_no_real_user_has()
    {
        var run = await ToolRun.OfAsync(
            "generate", "--input", RealData.MovieLensSmallPath, "--user", "userId", "--item", "movieId", "--rating", "rating", "--time", "timestamp",
            "--generator", "popularity", "--users", "20", "--output", folder["out.csv"]);
        run.Succeeded();
        Assert.Empty(run.Output);
        var lines = File.ReadAllLines(folder["out.csv"]);
        Assert.Equal("userId,movieId,rating,timestamp", lines[0]);
        var real = File.ReadAllLines(RealData.MovieLensSmallPath).Skip(1).Select(line => line.Split(',')).ToArray();
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(20, rows.Select(row => row[0]).Distinct().Count());
        Assert.Empty(rows.Select(row => row[0]).Intersect(real.Select(row => row[0])));
        Assert.Empty(rows.Select(row => row[1]).Except(real.Select(row => row[1])));
        Assert.Empty(rows.Select(row => row[2]).Except(real.Select(row => row[2].Replace(".0", "", StringComparison.Ordinal))));
        Assert.Equal(["out.csv"], folder.Files);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_file_and_another_seed_another_one()
    {
        foreach (var (seed, file) in new[] { ("3", "a.csv"), ("3", "b.csv"), ("4", "c.csv") })
            await folder.GenerateFromAsync(SmallInput.Ratings, "--seed", seed, "--output", folder[file]);
        Assert.Equal(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["b.csv"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["c.csv"]));
    }

    [Fact]
    public async Task A_line_on_the_error_output_tells_what_was_written()
    {
        var run = await folder.GenerateFromAsync("u,i\n1,1\n1,2\n", "--users", "1500");
        Assert.Equal($"Wrote {folder["out.csv"]}: users 1,500, interactions 3,000.{Environment.NewLine}", run.Error);
    }

    [Fact]
    public async Task Users_that_come_in_parts_are_the_first_of_more()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "17000", "--output", folder["more.csv"]);
        await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "17000", "--output", folder["more.parquet"]);
        await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "200", "--output", folder["few.csv"]);
        var more = await File.ReadAllTextAsync(folder["more.csv"]);
        Assert.StartsWith(await File.ReadAllTextAsync(folder["few.csv"]), more, StringComparison.Ordinal);
        Assert.Equal(17_000, more.Split('\n').Skip(1).SkipLast(1).Select(row => row.Split(',')[0]).Distinct().Count());
        Task<ToolRun> Again(string input) => ToolRun.OfAsync(
            "generate", "--input", folder[input], "--user", "u", "--item", "i", "--rating", "r", "--time", "t", "--generator", "popularity", "--users", "10", "--output", folder[input + ".again.csv"]);
        await Again("more.csv");
        await Again("more.parquet");
        Assert.Equal(File.ReadAllBytes(folder["more.csv.again.csv"]), File.ReadAllBytes(folder["more.parquet.again.csv"]));
    }

    [Theory]
    [InlineData("masked-set")]
    [InlineData("mult-vae")]
    [InlineData("gan")]
    [InlineData("popularity")]
    public async Task One_user_who_has_every_item_is_no_obstacle(string generator)
    {
        var input = folder.Write("in.csv", "u,i\n1,1\n1,2\n");
        var run = await ToolRun.OfAsync("generate", "--input", input, "--user", "u", "--item", "i", "--generator", generator, "--threads", "1", "--users", "2", "--output", folder["out.csv"]);
        run.Succeeded();
        Assert.Equal(["u,i", "2,1", "2,2", "3,1", "3,2"], File.ReadAllLines(folder["out.csv"]));
    }

    [Fact]
    public async Task One_item_leaves_a_generator_no_choice()
    {
        var input = folder.Write("in.csv", "u,i\n1,1\n2,1\n");
        (await ToolRun.OfAsync("generate", "--input", input, "--user", "u", "--item", "i", "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "1 item");
        Assert.Equal(["in.csv"], folder.Files);
    }

    [Fact]
    public async Task Help_teaches_by_examples()
    {
        var help = await ToolRun.OfAsync("generate", "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        foreach (var text in new[] { "Examples:", "--input ratings.csv", "masked-set", "[default: 1]", "ISO 8601", "as many as there are processors" })
            Assert.Contains(text, help.Output, StringComparison.Ordinal);
        Assert.Contains("experiment", (await ToolRun.OfAsync("--help")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
