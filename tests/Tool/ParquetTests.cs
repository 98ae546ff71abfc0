namespace SynthRec.MLNet.Tool.Tests;

public sealed class ParquetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Parquet_and_csv_of_the_same_data_give_the_same_users()
    {
        foreach (var input in new[] { "a.parquet", "a.csv" })
        {
            await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "30", "--output", folder[input]);
            Assert.Equal(0, (await GenerateAsync(folder[input], "--output", folder[input + ".out.csv"])).ExitCode);
        }

        Assert.Equal(File.ReadAllBytes(folder["a.csv.out.csv"]), File.ReadAllBytes(folder["a.parquet.out.csv"]));
    }

    [Fact]
    public async Task What_is_no_parquet_file_is_refused() =>
        (await GenerateAsync(folder.Write("text.parquet", "u,i\n1,1\n"), "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "text.parquet", "no Parquet file");

    [Fact]
    public async Task A_column_that_is_missing_or_of_the_wrong_type_is_named()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--users", "1", "--output", folder["a.parquet"]);
        Task<ToolRun> Run(params string[] more) => ToolRun.OfAsync(["generate", "--input", folder["a.parquet"], "--item", "i", .. more, "--output", folder["out.csv"]]);
        (await Run("--user", "who")).Refused(ExitCode.UnusableData, "no column 'who'", "'u', 'i', 'r', 't'", "a.parquet");
        (await Run("--user", "r")).Refused(ExitCode.UnusableData, "Column 'r'", "Ids must be text or integers", "a.parquet");
        (await Run("--user", "t", "--rating", "u")).Refused(ExitCode.UnusableData, "Column 'u'", "Values must be numbers", "a.parquet");
    }

    public void Dispose() => folder.Dispose();

    private static Task<ToolRun> GenerateAsync(string input, params string[] more) => ToolRun.OfAsync(
        ["generate", "--input", input, "--user", "u", "--item", "i", "--rating", "r", "--time", "t", "--generator", "popularity", .. more]);
}
