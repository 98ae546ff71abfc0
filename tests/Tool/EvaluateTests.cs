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

    [Fact]
    public async Task Attributes_of_users_are_compared_by_kinds_found_in_the_files()
    {
        var (real, holdout) = (Write("real.csv", 0, 60, ""), Write("held.csv", 60, 60, ""));
        var synthetic = Write("synthetic.csv", 120, 60, "s");
        var run = await ToolRun.OfAsync(
            "evaluate", "--real", real, "--synthetic", synthetic, "--holdout", holdout, "--user", "userId", "--item", "movieId", "--rating", "rating",
            "--users", WriteUsers("users.csv", "", 1), "--synthetic-users", WriteUsers("people.csv", "s", 2), "--sensitive", "gender", "band", "--label", "gender", "--categorical", "code",
            "--json", folder["report.json"], "--report", folder["report.html"], "--threads", "2");
        Assert.Equal("", run.Error);
        Assert.Contains("| gender | Random forest, AUC |", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"], TestContext.Current.CancellationToken));
        var tables = json.RootElement.GetProperty("fidelity").GetProperty("userTables");
        Assert.Equal((60, 60), (tables.GetProperty("realRows").GetInt32(), tables.GetProperty("syntheticRows").GetInt32()));
        string[] Subjects(string metric) => [.. tables.GetProperty("metrics").EnumerateArray().Where(one => one.GetProperty("name").GetString() == metric).Select(one => one.GetProperty("subject").GetString()!).Order()];
        Assert.Equal(["age", "band", "code", "gender", "genres", "joined"], Subjects("column distance"));
        Assert.Equal(["age", "joined", "values of genres"], Subjects("Kolmogorov-Smirnov"));
        Assert.Equal(["joined"], Subjects("hour of week, total variation"));
        var downstream = Assert.Single(json.RootElement.GetProperty("utility").GetProperty("downstream").EnumerateArray());
        Assert.Equal(("gender", true), (downstream.GetProperty("label").GetString(), downstream.GetProperty("hasHoldout").GetBoolean()));
        var risks = json.RootElement.GetProperty("privacy").GetProperty("metrics").EnumerateArray().Where(one => one.GetProperty("name").GetString() == "Risk").Select(one => one.GetProperty("subject").GetString());
        Assert.All(["attribute inference, gender", "attribute inference, band"], subject => Assert.Contains(subject, risks));
    }

    [Fact]
    public async Task Attributes_that_do_not_fit_are_refused_with_file_column_and_mend()
    {
        var real = Write("real.csv", 0, 10, "");
        var users = folder.Write("users.csv", "userId,age\n1,20\n2,\n");
        Task<ToolRun> Against(string content, params string[] more) => EvaluateAsync(real, real, ["--users", users, "--synthetic-users", folder.Write("people.csv", content), .. more]);
        (await EvaluateAsync(real, real, "--users", users, "--label", "age")).Refused(ExitCode.WrongArguments, "--label needs --users and --synthetic-users");
        (await EvaluateAsync(real, real, "--categorical", "age")).Refused(ExitCode.WrongArguments, "--categorical needs --users");
        (await Against("userId,wage\n1,20\n")).Refused(ExitCode.UnusableData, "people.csv", "no column 'age'", "--feature-columns");
        (await Against("userId,age,wage\n1,20,3\n")).Refused(ExitCode.UnusableData, "users.csv", "no column 'wage'");
        (await Against("userId,age\n1,young\n")).Refused(ExitCode.UnusableData, "'age' has numbers, such as '20', and 'young'", "--categorical");
        (await Against("userId,age\n1,20\n", "--categorical", "sex")).Refused(ExitCode.UnusableData, "'sex'", "--categorical");
        (await Against("userId,age\n1,20\n", "--label", "sex")).Refused(ExitCode.UnusableData, "no column 'sex'", "'age'");
        (await Against("userId,age\n1,20\n1,21\n")).Refused(ExitCode.UnusableData, "people.csv", "Row 2", "as in row 1");
        (await Against("userId,age\nx,20\n")).Refused(ExitCode.UnusableData, "synthetic table of users", "'x'");
    }

    public void Dispose() => folder.Dispose();

    private static Task<ToolRun> EvaluateAsync(string real, string synthetic, params string[] more) =>
        ToolRun.OfAsync(["evaluate", "--real", real, "--synthetic", synthetic, "--user", "userId", "--item", "movieId", .. more]);

    /// <summary>Demographics like those of MovieLens: numbers with gaps, categories, codes, dates and genres.</summary>
    private string WriteUsers(string file, string prefix, int seed)
    {
        var random = SeededRandom.For(seed);
        string[] genders = ["F", "M"], bands = ["young", "middle", "old"], genres = ["Comedy", "Drama", "War"];
        return folder.Write(file, "userId,age,gender,band,code,joined,genres\n" + string.Concat(Enumerable.Range(1, 610).Select(user =>
        {
            var (gender, age) = (random.NextInt32(2), 18 + random.NextInt32(50));
            return $"{prefix}{user},{(random.NextInt32(10) == 0 ? "" : age)},{genders[gender]},{bands[age / 25]},{random.NextInt32(4)},2001-0{1 + random.NextInt32(9)}-1{random.NextInt32(9)},{genres[gender]}|{genres[2]}\n";
        })));
    }

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
