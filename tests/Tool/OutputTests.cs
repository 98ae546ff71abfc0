namespace SynthRec.MLNet.Tool.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_full_device_is_an_error_that_leaves_neither_users_nor_model()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        (await GenerateAsync("--output", "/dev/full", "--save", folder["model"])).Refused(ExitCode.UnusableData, "/dev/full");
        (await GenerateAsync("--output", folder["out.csv"], "--save", "/dev/full")).Refused(ExitCode.UnusableData, "/dev/full");
        (await GenerateAsync("--output", folder["out.parquet"], "--save", "/dev/full")).Refused(ExitCode.UnusableData, "/dev/full");
        Assert.Equal(["in.csv"], folder.Files);
    }

    [Fact]
    public async Task Users_and_model_are_written_together()
    {
        (await GenerateAsync("--output", folder["out.csv"], "--save", folder["model"])).Succeeded();
        Assert.Equal(["in.csv", "model", "out.csv"], folder.Files);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_found_before_the_input_is_read()
    {
        var none = Path.Combine(folder["none"], "file");
        (await OfNoInputAsync("--output", none)).Refused(ExitCode.UnusableData, none, "does not exist");
        (await OfNoInputAsync("--output", folder["out.csv"], "--save", none)).Refused(ExitCode.UnusableData, none, "does not exist");
        (await OfNoInputAsync("--output", folder[""])).Refused(ExitCode.UnusableData, "is a folder");
        (await ToolRun.OfAsync("experiment", "--input", folder["none.csv"], "--user", "u", "--item", "i", "--json", none)).Refused(ExitCode.UnusableData, none, "does not exist");
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_folder_that_is_only_for_reading_is_found_before_the_input_is_read()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "There is no folder that nobody can write to.");
        (await OfNoInputAsync("--output", "/proc/out.csv")).Refused(ExitCode.UnusableData, "'/proc/out.csv'", "no file can be made");
    }

    [Fact]
    public async Task An_old_file_is_replaced()
    {
        folder.Write("out.csv", "old");
        await GenerateAsync("--output", folder["out.csv"]);
        Assert.StartsWith("u,i,r,t\n", await File.ReadAllTextAsync(folder["out.csv"]), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<ToolRun> GenerateAsync(params string[] more) => folder.GenerateFromAsync(SmallInput.Ratings, more);

    private Task<ToolRun> OfNoInputAsync(params string[] more) =>
        ToolRun.OfAsync(["generate", "--input", folder["none.csv"], "--user", "u", "--item", "i", .. more]);
}
