using System.Text.Json;

namespace SynthRec.MLNet.Tool.Tests;

public sealed class ExperimentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_table_goes_to_the_output_and_the_figures_to_the_file()
    {
        var few = folder.Write("few.csv", string.Join('\n', File.ReadLines(RealData.MovieLensSmallPath).TakeWhile(line => !line.StartsWith("101,", StringComparison.Ordinal))));
        var run = await OfInputAsync(few, "--rating", "rating", "--min-rating", "4", "--recommender", "mf,item-knn", "--k", "5", "--test-users", "20", "--threads", "1", "--json", folder["result.json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var text in new[] { "NDCG@5", "MF", "ItemKNN", "RMSE", "Membership AUC" })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"]));
        Assert.Equal(2, json.RootElement.GetProperty("recommenders").GetArrayLength());
        Assert.Equal(5, json.RootElement.GetProperty("options").GetProperty("k").GetInt32());
    }

    [Fact]
    public async Task Weak_generalisation_has_its_own_arms()
    {
        var run = await ExperimentAsync("--protocol", "weak", "--recommender", "popularity");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("(e) synthetic", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("(c) + real", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        (await ExperimentAsync("--recommender", "mf")).Refused(ExitCode.UnusableData, "ratings", "--rating");
        (await ExperimentAsync("--test-users", "100000", "--recommender", "popularity")).Refused(ExitCode.WrongArguments, "610 users", "--test-users");
        (await ExperimentAsync("--k", "100000", "--recommender", "popularity")).Refused(ExitCode.WrongArguments, "100000 items", "Lower --k");
        (await ExperimentAsync("--rating", "rating", "--min-rating", "9", "--recommender", "popularity")).Refused(ExitCode.UnusableData, "lower --min-rating");
    }

    public void Dispose() => folder.Dispose();

    private static Task<ToolRun> ExperimentAsync(params string[] more) => OfInputAsync(RealData.MovieLensSmallPath, more);

    private static Task<ToolRun> OfInputAsync(string input, params string[] more) => ToolRun.OfAsync(
        ["experiment", "--input", input, "--user", "userId", "--item", "movieId", "--generator", "popularity", "--seeds", "1", .. more]);
}
