namespace SynthRec.MLNet.Tool.Tests;

public sealed class TimeColumnTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("1717180200", "1717180200")]
    [InlineData("1717180200.9", "1717180200")]
    [InlineData("1.7171802e9", "1717180200")]
    [InlineData("2024-05-31", "2024-05-31")]
    [InlineData("2024-05-31T18:30", "2024-05-31T18:30:00Z")]
    [InlineData("2024-05-31 18:30:00", "2024-05-31T18:30:00Z")]
    [InlineData("2024-05-31T18:30:00Z", "2024-05-31T18:30:00Z")]
    [InlineData("2024-05-31T20:30:00.75+02:00", "2024-05-31T18:30:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public async Task Times_come_back_in_the_form_they_came_in(string time, string expected)
    {
        (await folder.GenerateFromAsync($"u,i,t\n1,a,{time}\n1,b,{time}\n", "--users", "1")).Succeeded();
        Assert.Equal(["u,i,t", $"2,a,{expected}", $"2,b,{expected}"], File.ReadAllLines(folder["out.csv"]));
    }

    [Fact]
    public async Task Mixed_forms_come_back_as_dates_with_times()
    {
        await folder.GenerateFromAsync("u,i,t\n1,a,2024-05-31\n1,b,1717113600\n1,c,2024-05-31T00:00:00Z\n", "--users", "1");
        Assert.All(File.ReadLines(folder["out.csv"]).Skip(1), line => Assert.EndsWith(",2024-05-31T00:00:00Z", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is missing")]
    [InlineData("-7", "before 1970", "'-7'")]
    [InlineData("1969-12-31", "before 1970", "'1969-12-31'")]
    [InlineData("yesterday", "no time", "'yesterday'")]
    [InlineData("31.05.2024", "no time")]
    [InlineData("2024-02-30", "no time")]
    [InlineData("NaN", "no time")]
    [InlineData("1717180200000", "after the year 9999", "not milliseconds", "'1717180200000'")]
    [InlineData("253402300800", "after the year 9999")]
    [InlineData("1e30", "after the year 9999", "'1e30'")]
    [InlineData("Infinity", "after the year 9999")]
    public Task Times_that_cannot_be_used_are_refused_by_row_and_column(string time, params string[] words) =>
        folder.RefusesAsync($"u,i,t\n1,1,7\n1,2,{time}\n", ["Row 2", "column 't'", .. words]);

    [Fact]
    public async Task Parquet_keeps_the_form_of_times_and_gives_it_to_csv()
    {
        foreach (var (time, name) in new[] { ("2024-05-31T18:30:00Z", "iso"), ("1717180200", "unix") })
        {
            await folder.GenerateFromAsync($"u,i,t\n1,a,{time}\n1,b,{time}\n", "--users", "1", "--output", folder["a.parquet"]);
            await OfParquetAsync("a.parquet", "b.parquet");
            await OfParquetAsync("b.parquet", name + ".csv");
            Assert.Equal(["u,i,t", $"4,a,{time}", $"4,b,{time}"], File.ReadAllLines(folder[name + ".csv"]));
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task OfParquetAsync(string input, string output) => (await ToolRun.OfAsync(
        "generate", "--input", folder[input], "--user", "u", "--item", "i", "--time", "t", "--generator", "popularity", "--users", "1", "--output", folder[output])).Succeeded();
}
