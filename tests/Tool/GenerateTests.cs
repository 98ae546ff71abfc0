namespace SynthRec.MLNet.Tool.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task New_users_come_out_under_the_header_of_the_input_with_ids_that_no_real_user_has()
    {
        var run = await GenerateAsync("--users", "20", "--output", folder["out.csv"]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
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
        await GenerateAsync("--users", "5", "--seed", "3", "--output", folder["a.csv"]);
        await GenerateAsync("--users", "5", "--seed", "3", "--output", folder["b.csv"]);
        await GenerateAsync("--users", "5", "--seed", "4", "--output", folder["c.csv"]);
        Assert.Equal(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["b.csv"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["c.csv"]));
    }

    [Fact]
    public async Task A_saved_model_gives_the_users_it_gave_when_it_was_trained()
    {
        await GenerateAsync("--users", "7", "--save", folder["model"], "--output", folder["a.csv"]);
        var run = await ToolRun.OfAsync("generate", "--model", folder["model"], "--user", "userId", "--item", "movieId", "--rating", "rating", "--time", "timestamp", "--users", "7", "--output", folder["b.csv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["b.csv"]));
    }

    [Fact]
    public async Task Results_can_go_to_a_device_and_a_full_one_is_an_error()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        (await GenerateAsync("--output", "/dev/full")).Refused(ExitCode.UnusableData, "/dev/full");
        (await GenerateAsync("--save", "/dev/full", "--output", folder["out.csv"])).Refused(ExitCode.UnusableData);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Cancelled_it_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        using StringWriter output = new(), error = new();
        var code = await SynthRecTool.RunAsync(Arguments("--output", folder["out.csv"]), output, error, cancel.Token);
        Assert.Equal(ExitCode.Cancelled, code);
        Assert.Contains("nothing was written", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task One_item_leaves_a_generator_no_choice()
    {
        (await OfInputAsync(folder.Write("in.csv", "u,i\n1,1\n2,1\n"))).Refused(ExitCode.UnusableData, "1 item");
        Assert.Equal(["in.csv"], folder.Files);
    }

    [Fact]
    public async Task One_user_and_a_user_of_every_item_are_no_obstacle()
    {
        var input = folder.Write("in.csv", "u,i\n1,1\n1,2\n");
        var run = await ToolRun.OfAsync("generate", "--input", input, "--user", "u", "--item", "i", "--users", "2", "--output", folder["out.csv"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["u,i", "2,1", "2,2", "3,1", "3,2"], File.ReadAllLines(folder["out.csv"]));
    }

    [Fact]
    public async Task Files_that_are_absent_damaged_or_of_another_kind_are_named()
    {
        (await GenerateAsync("--input", folder["none.csv"], "--output", folder["out.csv"])).Refused(ExitCode.WrongArguments);
        (await OfInputAsync(folder["none.csv"])).Refused(ExitCode.UnusableData, "none.csv");
        (await OfModelAsync(folder["none"])).Refused(ExitCode.UnusableData, "none");
        (await OfModelAsync(folder.Write("text", "u,i"))).Refused(ExitCode.UnusableData, "not a model file");
        await GenerateAsync("--save", folder["model"], "--output", folder["out.csv"]);
        var bytes = await File.ReadAllBytesAsync(folder["model"]);
        await File.WriteAllBytesAsync(folder["cut"], bytes[..^100]);
        (await OfModelAsync(folder["cut"])).Refused(ExitCode.UnusableData, "cut", "truncated");
        bytes[^100]++;
        await File.WriteAllBytesAsync(folder["damaged"], bytes);
        (await OfModelAsync(folder["damaged"])).Refused(ExitCode.UnusableData, "damaged");
    }

    [Fact]
    public async Task A_missing_output_folder_is_found_before_the_work()
    {
        (await GenerateAsync("--output", Path.Combine(folder["none"], "out.csv"))).Refused(ExitCode.UnusableData, "no folder", "none");
        (await GenerateAsync("--save", Path.Combine(folder["none"], "m"), "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "no folder");
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Wrong_arguments_are_told_before_anything_is_read()
    {
        var output = folder["out.csv"];
        (await GenerateAsync("--users", "0", "--output", output)).Refused(ExitCode.WrongArguments, "--users must be at least 1");
        (await GenerateAsync("--users", "many", "--output", output)).Refused(ExitCode.WrongArguments, "many");
        (await GenerateAsync("--temperature", "0", "--output", output)).Refused(ExitCode.WrongArguments, "--temperature must be above 0");
        (await GenerateAsync("--temperature", "NaN", "--output", output)).Refused(ExitCode.WrongArguments, "--temperature");
        (await GenerateAsync("--generator", "gan", "--output", output)).Refused(ExitCode.WrongArguments, "gan");
        (await GenerateAsync("--model", "m", "--output", output)).Refused(ExitCode.WrongArguments, "either --input", "--model");
        (await ToolRun.OfAsync("generate", "--user", "u", "--item", "i", "--output", output)).Refused(ExitCode.WrongArguments, "either --input");
        (await ToolRun.OfAsync("generate", "--input", RealData.MovieLensSmallPath)).Refused(ExitCode.WrongArguments, "--user", "--item", "--output");
        (await ToolRun.OfAsync("destroy")).Refused(ExitCode.WrongArguments, "destroy", "--help");
    }

    [Fact]
    public async Task Help_teaches_by_examples()
    {
        var help = await ToolRun.OfAsync("generate", "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        foreach (var text in new[] { "Examples:", "--input ratings.csv", "masked-set", "[default: 1]" })
            Assert.Contains(text, help.Output, StringComparison.Ordinal);
        Assert.Contains("experiment", (await ToolRun.OfAsync("--help")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string[] Arguments(params string[] more) =>
        ["generate", "--input", RealData.MovieLensSmallPath, "--user", "userId", "--item", "movieId", "--rating", "rating", "--time", "timestamp", .. more.Contains("--generator") ? Array.Empty<string>() : ["--generator", "popularity"], .. more];

    private static Task<ToolRun> GenerateAsync(params string[] more) => ToolRun.OfAsync(Arguments(more));

    private Task<ToolRun> OfInputAsync(string input) => ToolRun.OfAsync("generate", "--input", input, "--user", "u", "--item", "i", "--output", folder["out.csv"]);

    private Task<ToolRun> OfModelAsync(string model) => ToolRun.OfAsync("generate", "--model", model, "--user", "u", "--item", "i", "--output", folder["never.csv"]);
}
