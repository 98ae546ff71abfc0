using System.Text.Json;

namespace SynthRec.MLNet.Tool.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Copies_of_real_users_fail_with_their_own_exit_code_and_all_files_are_written()
    {
        var (real, holdout) = (Write("real.csv", 0, 60, ""), Write("held.csv", 60, 60, ""));
        var copies = Write("synthetic.csv", 0, 60, "s");
        var users = folder.Write("users.csv", "userId,band\n" + string.Concat(Enumerable.Range(1, 200).Select(user => $"{user},{(user % 2 == 0 ? "a" : "b")}\n")));
        var items = folder.Write("items.csv", "movieId,genre\n" + string.Concat(Enumerable.Range(1, 5000).Select(item => $"{item},{(item % 3 == 0 ? "Comedy|Drama" : "Drama")}\n")));
        var run = await ToolRun.OfAsync(
            "evaluate", "--real", real, "--synthetic", copies, "--holdout", holdout, "--user", "userId", "--item", "movieId", "--rating", "rating", "--time", "timestamp",
            "--users", users, "--items", items, "--sensitive", "band", "--report", folder["report.html"], "--json", folder["report.json"], "--markdown", folder["report.md"], "--threads", "2");
        Assert.Equal((ExitCode.VerdictIsFail, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("## Synthetic data: fail", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(folder["report.md"], TestContext.Current.CancellationToken));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"], TestContext.Current.CancellationToken));
        Assert.Equal("fail", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("fail", json.RootElement.GetProperty("privacy").GetProperty("verdict").GetString());
        Assert.Contains("no labels of 'band'", json.RootElement.GetProperty("fairness").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains(json.RootElement.GetProperty("fidelity").GetProperty("metrics").EnumerateArray(), metric => metric.GetProperty("subject").GetString() == "genre of items");
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder["report.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var real = Write("real.csv", 0, 10, "");
        (await EvaluateAsync(real, real, "--json", real)).Refused(ExitCode.WrongArguments, "same file");
        (await EvaluateAsync(real, real, "--sensitive", "band")).Refused(ExitCode.WrongArguments, "--users");
        (await EvaluateAsync(real, real, "--real-cost", "3")).Refused(ExitCode.WrongArguments, "--synthetic-cost");
        (await EvaluateAsync(real, folder.Write("other.csv", "user,movieId\n1,2\n"))).Refused(ExitCode.UnusableData, "other.csv", "'userId'");
        (await EvaluateAsync(real, real, "--holdout", folder.Write("empty.csv", "userId,movieId\n"))).Refused(ExitCode.UnusableData, "empty.csv", "no rows");
        (await EvaluateAsync(real, folder.Write("apart.csv", "userId,movieId\n1,x\n2,y\n"))).Refused(ExitCode.UnusableData, "no item in common");
        (await EvaluateAsync(real, folder.Write("nan.csv", "userId,movieId,rating\n1,1,NaN\n"), "--rating", "rating")).Refused(ExitCode.UnusableData, "nan.csv", "Row 1", "rating");
    }

    [Fact]
    public async Task Three_users_are_judged_as_far_as_they_can_be()
    {
        var run = await EvaluateAsync(Write("real.csv", 0, 3, ""), Write("synthetic.csv", 0, 3, "s"));
        Assert.Equal((ExitCode.VerdictIsFail, ""), (run.ExitCode, run.Error));
        Assert.Contains("Privacy was not assessed", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static Task<ToolRun> EvaluateAsync(string real, string synthetic, params string[] more) =>
        ToolRun.OfAsync(["evaluate", "--real", real, "--synthetic", synthetic, "--user", "userId", "--item", "movieId", .. more]);

    /// <summary>Some users of MovieLens latest-small and their ratings of the more popular films, under their ids with a prefix.</summary>
    private string Write(string file, int first, int count, string prefix) => folder.Write(file, "userId,movieId,rating,timestamp\n" + string.Concat(File.ReadLines(RealData.MovieLensSmallPath)
        .Skip(1)
        .Select(line => line.Split(','))
        .Where(fields => int.Parse(fields[1]) < 2000)
        .GroupBy(fields => fields[0])
        .Skip(first)
        .Take(count)
        .SelectMany(user => user.Select(fields => $"{prefix}{string.Join(',', fields)}\n"))));
}
