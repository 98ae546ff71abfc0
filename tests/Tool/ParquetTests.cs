using Parquet;
using Parquet.Schema;

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
            (await GenerateAsync(folder[input], "--output", folder[input + ".out.csv"])).Succeeded();
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

    [Fact]
    public async Task Times_are_read_from_every_kind_of_column()
    {
        var time = new DateTime(2024, 5, 31, 18, 30, 0, DateTimeKind.Utc);
        foreach (var unit in new[] { DateTimeTimeUnit.Millis, DateTimeTimeUnit.Micros, DateTimeTimeUnit.Nanos })
            Assert.Equal("2024-05-31T18:30:00Z", await TimeOfAsync(new DateTimeDataField("t", DateTimeFormat.Timestamp, true, unit), time));
        Assert.Equal("2024-05-31T18:30:00Z", await TimeOfAsync(new DateTimeDataField("t", DateTimeFormat.Impala), time));
        Assert.Equal("2024-05-31T00:00:00Z", await TimeOfAsync(new DateTimeDataField("t", DateTimeFormat.Date), time));
        Assert.Equal("1717180200", await TimeOfAsync(new DataField<double>("t"), 1717180200.5));
        Assert.Equal("1717180200", await TimeOfAsync(new DataField<int>("t"), 1717180200));
    }

    [Fact]
    public async Task Times_that_cannot_be_used_are_refused_by_row_and_column()
    {
        (await OfTimeAsync(new DataField<long>("t"), 1717180200000)).Refused(ExitCode.UnusableData, "Row 1: column 't'", "not milliseconds");
        (await OfTimeAsync(new DataField<double>("t"), 1e30)).Refused(ExitCode.UnusableData, "Row 1: column 't'", "after the year 9999");
        (await OfTimeAsync(new DataField<double>("t"), double.NaN)).Refused(ExitCode.UnusableData, "Row 1: column 't'", "missing");
        (await OfTimeAsync(new DataField<long>("t"), -1L)).Refused(ExitCode.UnusableData, "Row 1: column 't'", "before 1970");
        (await OfTimeAsync(new DataField<bool>("t"), true)).Refused(ExitCode.UnusableData, "Column 't'", "Times must be");
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> TimeOfAsync<T>(DataField time, T value) where T : struct
    {
        (await OfTimeAsync(time, value)).Succeeded();
        return File.ReadLines(folder["out.csv"]).ElementAt(1).Split(',')[2];
    }

    /// <summary>A run on one user with two items at one time.</summary>
    private async Task<ToolRun> OfTimeAsync<T>(DataField time, T value) where T : struct
    {
        var (user, item) = (new DataField<long>("u"), new DataField<long>("i"));
        await using (var file = File.Create(folder["in.parquet"]))
        {
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(user, item, time), file);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(user, new[] { 1L, 1L });
            await group.WriteAsync<long>(item, new[] { 1L, 2L });
            await group.WriteAsync<T>(time, new[] { value, value });
            group.CompleteValidate();
        }

        return await ToolRun.OfAsync(
            "generate", "--input", folder["in.parquet"], "--user", "u", "--item", "i", "--time", "t", "--generator", "popularity", "--users", "1", "--output", folder["out.csv"]);
    }

    private static Task<ToolRun> GenerateAsync(string input, params string[] more) => ToolRun.OfAsync(
        ["generate", "--input", input, "--user", "u", "--item", "i", "--rating", "r", "--time", "t", "--generator", "popularity", .. more]);
}
