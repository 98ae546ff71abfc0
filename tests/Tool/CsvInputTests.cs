namespace SynthRec.MLNet.Tool.Tests;

public sealed class CsvInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Ids_come_out_as_they_went_in_whatever_they_hold()
    {
        var items = new[] { "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "\"two\r\nlines\"", "ünïcødé 😀 字", " space before", "space after ", "semi;colon", "#hash", "=1+1" };
        var input = folder.Write("in.csv", "\"the, user\",item\n" + string.Concat(items.SelectMany(item => new[] { $"ann,{item}\n", $"\"bob, jr\",{item}\n" })));
        var run = await ToolRun.OfAsync("generate", "--input", input, "--user", "the, user", "--item", "item", "--generator", "popularity", "--users", "1", "--output", folder["out.csv"]);
        run.Succeeded();
        var text = await File.ReadAllTextAsync(folder["out.csv"]);
        Assert.StartsWith("\"the, user\",item\n", text, StringComparison.Ordinal);
        Assert.All(items, item => Assert.Contains($"synthetic-1,{item}\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_that_differ_in_a_space_are_two()
    {
        await folder.GenerateFromAsync("u,i\n1,a\n1, a\n1,a \n1,A\n", "--users", "1");
        Assert.Equal(["u,i", "2,a", "2, a", "2,a ", "2,A"], File.ReadAllLines(folder["out.csv"]));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task The_separator_is_found_in_the_header(char separator)
    {
        (await folder.GenerateFromAsync("u,i,r\n1,a,4.5\n1,b,4.5\n".Replace(',', separator), "--users", "1")).Succeeded();
        Assert.Equal(["u,i,r", "2,a,4.5", "2,b,4.5"], File.ReadAllLines(folder["out.csv"]));
    }

    [Theory]
    [InlineData("\uFEFFu,i\n1,a\n1,b\n")]
    [InlineData("u,i\r\n1,a\r\n1,b\r\n")]
    [InlineData("u,i\n1,a\n1,b")]
    [InlineData("u,i\n\n1,a\n1,b\n\n\n")]
    [InlineData(",u,i\n0,1,a\n1,1,b\n")]
    [InlineData("x,u,x,i\n0,1,2,a\n1,1,2,b\n")]
    [InlineData("\"u\",\"i\"\n\"1\",\"a\"\n\"1\",\"b\"\n")]
    public async Task Byte_order_marks_line_ends_empty_lines_and_other_columns_do_not_matter(string content)
    {
        var input = folder.Write("in.csv", content);
        var run = await ToolRun.OfAsync("generate", "--input", input, "--user", "u", "--item", "i", "--generator", "popularity", "--users", "1", "--output", folder["out.csv"]);
        run.Succeeded();
        Assert.Equal(["u,i", "2,a", "2,b"], File.ReadAllLines(folder["out.csv"]));
    }

    [Fact]
    public async Task Files_without_rows_or_columns_are_refused()
    {
        await folder.RefusesAsync("", "is empty");
        await folder.RefusesAsync("\nu,i\n1,1\n", "empty line");
        await folder.RefusesAsync("u,i\n", "no rows");
        await folder.RefusesAsync("u,x\n1,1\n", "no column 'i'", "'u', 'x'");
        await folder.RefusesAsync("u,i,u\n1,1,2\n", "2 columns are named 'u'", "'u', 'i', 'u'");
        await folder.RefusesAsync("u", "no column 'i'", "'u'");
    }

    [Fact]
    public async Task Rows_of_another_shape_are_refused_by_their_number()
    {
        await folder.RefusesAsync("u,i\n1,1\n2\n", "Row 2 (line 3)", "is 1, and 2 in the header");
        await folder.RefusesAsync("u,i\n1,1\n\n2,2,2\n", "Row 2 (line 4)", "is 3");
        await folder.RefusesAsync("u,i\n1,\"1\n2,2\n", "Row 1 (line 2)", "quote is not closed");
        await folder.RefusesAsync("\"u,i\n1,1\n", "The header", "quote is not closed");
    }

    [Fact]
    public async Task Numbers_that_are_none_are_refused_with_their_text()
    {
        await folder.RefusesAsync("u,i,r\n1,1,4\n1,2,good\n", "Row 2", "'r'", "not a number: 'good'");
        await folder.RefusesAsync("u,i,r\n1,1,4\n1,2,\n", "Row 2", "'r' is missing");
        await folder.RefusesAsync("u,i,r\n1,1,NaN\n", "Row 1", "'r'", "not a number: 'NaN'");
        await folder.RefusesAsync("u,i,r\n1,1,Infinity\n", "Row 1", "'r'", "infinite", "--skip-missing");
        await folder.RefusesAsync("u,i,r\n1,1,1e99\n", "Row 1", "'r'", "infinite: '1e99'");
        await folder.RefusesAsync("u;i;r\n1;1;4,5\n", "Row 1", "'r'", "not a number: '4,5'");
        await folder.RefusesAsync("u,i\n1,1\n,2\n", "Row 2", "'u' is missing");
        await folder.RefusesAsync($"u,i,r\n1,1,{new string('x', 1000)}\n", $"'{new string('x', 40)}…'");
    }

    [Fact]
    public async Task Rows_that_cannot_be_used_are_left_out_on_request()
    {
        var run = await folder.GenerateFromAsync("u,i,r,t\n1,1,4,5\n1,2,,5\n,2,3,5\n2,3,5,5\n2,4,good,5\n2,5,5,never\n2,6,5,1e30\n", "--skip-missing");
        run.Succeeded();
        Assert.Equal(2 + 1, File.ReadAllLines(folder["out.csv"]).Length);
    }

    [Fact]
    public async Task Of_several_interactions_with_an_item_the_latest_counts()
    {
        await folder.GenerateFromAsync("u,i,r,t\n1,1,2,20\n1,1,1,10\n1,2,2,20\n", "--users", "1");
        Assert.Equal(["u,i,r,t", "2,1,2,20", "2,2,2,20"], File.ReadAllLines(folder["out.csv"]));
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_refused()
    {
        await File.WriteAllBytesAsync(folder["in.csv"], [.. "u,i\n1,caf"u8, 0xe9, .. "\n"u8]);
        (await ToolRun.OfAsync("generate", "--input", folder["in.csv"], "--user", "u", "--item", "i", "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "UTF-8", "in.csv");
    }

    [Fact]
    public async Task A_row_without_end_is_refused() =>
        await folder.RefusesAsync("u,i\n1,\"" + new string('\n', 20_000_000), "16 million characters", "quote");

    [Fact]
    public async Task A_folder_is_no_file() =>
        (await ToolRun.OfAsync("generate", "--input", folder[""], "--user", "u", "--item", "i", "--output", folder["out.csv"])).Refused(ExitCode.UnusableData, "is a folder");

    public void Dispose() => folder.Dispose();
}
