namespace SynthRec.MLNet.Tool.Tests;

public sealed class ModelTests : IDisposable
{
    private const int VersionAt = 8;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_saved_model_gives_the_users_it_gave_when_it_was_trained()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "7", "--save", folder["model"], "--output", folder["a.csv"]);
        (await GenerateAsync("model", "--rating", "r", "--time", "t", "--users", "7")).Succeeded();
        Assert.Equal(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["out.csv"]));
    }

    [Fact]
    public async Task Columns_that_are_not_named_have_names_by_default_which_no_other_may_have()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--save", folder["model"]);
        await GenerateAsync("model");
        Assert.Equal("u,i,rating,timestamp", File.ReadLines(folder["out.csv"]).First());
        (await ToolRun.OfAsync("generate", "--model", folder["model"], "--user", "rating", "--item", "i", "--output", folder["out.csv"])).Refused(ExitCode.WrongArguments, "'rating'", "--rating");
    }

    [Fact]
    public async Task Ratings_or_times_that_a_model_does_not_have_are_refused()
    {
        await folder.GenerateFromAsync("u,i\n1,1\n1,2\n", "--save", folder["model"], "--output", folder["a.csv"]);
        (await GenerateAsync("model", "--rating", "r")).Refused(ExitCode.UnusableData, "no ratings", "--rating");
        (await GenerateAsync("model", "--time", "t")).Refused(ExitCode.UnusableData, "no times", "--time");
        Assert.DoesNotContain("out.csv", folder.Files);
    }

    [Fact]
    public async Task Files_that_are_absent_damaged_of_a_later_version_or_of_another_kind_are_named()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--save", folder["model"], "--output", folder["a.csv"]);
        var bytes = await File.ReadAllBytesAsync(folder["model"]);
        (await GenerateAsync("none")).Refused(ExitCode.UnusableData, "no model file", "none");
        (await GenerateAsync("")).Refused(ExitCode.UnusableData, "no model file");
        (await GenerateAsync("a.csv")).Refused(ExitCode.UnusableData, "a.csv", "not a model file");
        (await OfBytesAsync([])).Refused(ExitCode.UnusableData, "changed", "not a model file");
        (await OfBytesAsync(bytes[..^100])).Refused(ExitCode.UnusableData, "changed", "truncated");
        (await OfBytesAsync(bytes[..10])).Refused(ExitCode.UnusableData, "changed", "truncated");
        (await OfBytesAsync([.. bytes[..^100], (byte)(bytes[^100] + 1), .. bytes[^99..]])).Refused(ExitCode.UnusableData, "changed", "damaged");
        (await OfBytesAsync([.. bytes[..VersionAt], 99, .. bytes[(VersionAt + 1)..]])).Refused(ExitCode.UnusableData, "changed", "version 99", "Update");
        Assert.DoesNotContain("out.csv", folder.Files);
    }

    public void Dispose() => folder.Dispose();

    private Task<ToolRun> GenerateAsync(string model, params string[] more) =>
        ToolRun.OfAsync(["generate", "--model", folder[model], "--user", "u", "--item", "i", "--output", folder["out.csv"], .. more]);

    private async Task<ToolRun> OfBytesAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(folder["changed"], bytes);
        return await GenerateAsync("changed");
    }
}
