using System.Text.Json;

namespace SynthRec.MLNet.Tool.Tests;

public sealed class ExperimentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_table_goes_to_the_output_and_the_figures_to_the_file()
    {
        var run = await ExperimentAsync("--rating", "rating", "--min-rating", "4", "--recommender", "mf,item-knn", "--k", "5", "--test-users", "50", "--json", folder["result.json"]);
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
        (await ExperimentAsync("--recommender", "mf")).Refused(ExitCode.UnusableData, "ratings");
        (await ExperimentAsync("--recommender", "oracle")).Refused(ExitCode.WrongArguments, "some of mf, ials, ease");
        (await ExperimentAsync("--recommender", "mf,mf")).Refused(ExitCode.WrongArguments, "each once");
        (await ExperimentAsync("--min-rating", "4")).Refused(ExitCode.WrongArguments, "--rating");
        (await ExperimentAsync("--test-users", "100000", "--recommender", "popularity")).Refused(ExitCode.WrongArguments, "610 users");
        (await ExperimentAsync("--k", "0")).Refused(ExitCode.WrongArguments, "--k must be at least 1");
        (await ExperimentAsync("--protocol", "other")).Refused(ExitCode.WrongArguments, "other");
        (await ExperimentAsync("--json", Path.Combine(folder["none"], "x.json"))).Refused(ExitCode.UnusableData, "no folder");
    }

    public void Dispose() => folder.Dispose();

    private static Task<ToolRun> ExperimentAsync(params string[] more) => ToolRun.OfAsync(
        ["experiment", "--input", RealData.MovieLensSmallPath, "--user", "userId", "--item", "movieId", "--generator", "popularity", "--seeds", "1", .. more]);
}
