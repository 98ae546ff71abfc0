using Parquet;
using Parquet.Schema;

namespace SynthRec.MLNet.Tool.Tests;

public sealed class UserFeatureTests : IDisposable
{
    private const int Users = 40;

    /// <summary>Even users have items 1 and 2, or 1 and 3; odd ones 11 and 12, or 11 and 13.</summary>
    private static readonly string Interactions = "u,i\n" + string.Concat(Enumerable.Range(1, Users).Select(user => $"{user},{First(user)}\n{user},{First(user) + 1 + (user % 3 / 2)}\n"));

    private static readonly string Known = "u,kind,age\n" + string.Concat(Enumerable.Range(1, Users).Select(user => $"{user},{(user % 2 == 0 ? "even" : "odd")},{20 + user}\n"));

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Users_generated_for_rows_of_attributes_keep_their_ids_and_behave_as_those_who_share_them()
    {
        (await RunAsync(Known, NewUsers(60), "--condition-strength", "1.5")).Succeeded();
        var rows = File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(Enumerable.Range(1, 60).Select(user => $"n{user}"), rows.Select(row => row[0]).Distinct());

        // In the data all take the items of their kind; at chance half of them do, with a deviation of a twentieth for 120 items.
        Assert.InRange(rows.Average(row => int.Parse(row[1], null) < 10 == (int.Parse(row[0][1..], null) % 2 == 0) ? 1.0 : 0.0), 0.75, 1);
    }

    [Fact]
    public async Task A_saved_model_follows_the_attributes_as_the_one_just_trained()
    {
        (await RunAsync(Known, NewUsers(10), "--save", folder["m.synthrec"])).Succeeded();
        var again = await ToolRun.OfAsync(
            "generate", "--model", folder["m.synthrec"], "--user", "u", "--item", "i", "--user-features", folder["known.csv"], "--new-users", folder["new.csv"], "--threads", "1", "--output", folder["again.csv"]);
        again.Succeeded();
        Assert.Equal(File.ReadAllText(folder["out.csv"]), File.ReadAllText(folder["again.csv"]));
    }

    [Fact]
    public async Task Parquet_and_csv_of_the_same_attributes_give_the_same_users()
    {
        (await RunAsync(Known, NewUsers(10))).Succeeded();
        var (ids, kinds, ages) = (new DataField<string>("u"), new DataField<string>("kind"), new DataField<int?>("age"));
        await using (var file = File.Create(folder["new.parquet"]))
        {
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(ids, kinds, ages), file);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(ids, Enumerable.Range(1, 10).Select(user => $"n{user}").ToArray());
            await group.WriteAsync(kinds, Enumerable.Range(1, 10).Select(user => user % 2 == 0 ? "even" : "odd").ToArray());
            await group.WriteAsync<int>(ages, Enumerable.Range(1, 10).Select(user => (int?)(30 + user)).ToArray());
            group.CompleteValidate();
        }

        var run = await ToolRun.OfAsync(Arguments("--new-users", folder["new.parquet"], "--output", folder["other.csv"]));
        run.Succeeded();
        Assert.Empty(run.Output);
        Assert.Equal(File.ReadAllText(folder["out.csv"]), File.ReadAllText(folder["other.csv"]));
    }

    [Fact]
    public async Task Features_are_learnt_without_new_users_too()
    {
        folder.Write("in.csv", Interactions);
        folder.Write("known.csv", Known);
        (await ToolRun.OfAsync(Arguments("--users", "3", "--output", folder["out.csv"]))).Succeeded();
        Assert.Equal(["41", "42", "43"], File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(',')[0]).Distinct());
    }

    [Theory]
    [InlineData("u,kind\nn1,even\n", "new.csv", "no column 'age'")]
    [InlineData("u,kind,age,zip\nn1,even,30,1\n", "new.csv", "Column 'zip'", "--feature-columns")]
    [InlineData("kind,age\neven,30\n", "new.csv", "no column 'u'")]
    [InlineData("u,kind,age\nn1,even,\n", "new.csv", "Row 1", "'age' is missing", "--skip-missing")]
    [InlineData("u,kind,age\nn1,even,30\n,odd,31\n", "new.csv", "Row 2", "'u' is missing")]
    [InlineData("u,kind,age\nn1,even,30\nn1,odd,31\n", "new.csv", "Row 2", "'n1'", "row 1")]
    [InlineData("u,kind,age\nn1,strange,30\n", "new.csv", "'kind'", "'n1'", "'strange'")]
    [InlineData("u,kind,age\nn1,even,old\n", "new.csv", "'age'", "'n1'", "'old'")]
    [InlineData("u,kind,age\n7,even,30\n", "user '7'", "--new-users", "ids of their own")]
    [InlineData("u,kind,age\n", "new.csv", "no rows")]
    public async Task New_users_who_cannot_be_generated_are_refused(string newUsers, params string[] words)
    {
        (await RunAsync(Known, newUsers)).Refused(ExitCode.UnusableData, words);
        Assert.DoesNotContain("out.csv", folder.Files);
    }

    [Theory]
    [InlineData("u,kind,age\n1,even,young\n2,odd,30\n", "known.csv", "'age'", "'30'", "'young'", "--categorical")]
    [InlineData("u\n1\n", "known.csv", "no column beside 'u'")]
    [InlineData("u,kind,age\nx1,even,30\n", "Use the same ids in both")]
    public async Task Features_that_cannot_be_learnt_from_are_refused(string known, params string[] words) =>
        (await RunAsync(known, "u,kind,age\nn1,even,30\n")).Refused(ExitCode.UnusableData, words);

    [Fact]
    public async Task Rows_with_a_missing_field_are_left_out_if_asked()
    {
        (await RunAsync(Known.Replace(",21\n", ",\n", StringComparison.Ordinal), "u,kind,age\nn1,even,30\nn2,odd,\n", "--skip-missing")).Succeeded();
        Assert.Equal(["n1"], File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(',')[0]).Distinct());
    }

    [Fact]
    public async Task Columns_are_chosen_and_numbers_may_be_categories()
    {
        (await RunAsync(Known, "u,kind,age\nn1,even,22\n", "--feature-columns", "age", "--categorical", "age")).Succeeded();
        (await RunAsync(Known, "u,kind,age\nn1,even,99\n", "--categorical", "age")).Refused(ExitCode.UnusableData, "'99'", "not among those learnt from");
        (await RunAsync(Known, "u,kind,age\nn1,even,22\n", "--categorical", "zip")).Refused(ExitCode.UnusableData, "no column 'zip'", "'kind', 'age'");
        (await RunAsync(Known, "u,kind,age\nn1,even,22\n", "--feature-columns", "zip")).Refused(ExitCode.UnusableData, "no column 'zip'");
    }

    [Fact]
    public async Task A_model_trained_without_features_says_so()
    {
        folder.Write("known.csv", Known);
        folder.Write("new.csv", NewUsers(2));
        await ToolRun.OfAsync("generate", "--input", folder.Write("in.csv", Interactions), "--user", "u", "--item", "i", "--generator", "popularity", "--save", folder["m.synthrec"], "--output", folder["first.csv"]);
        var run = await ToolRun.OfAsync("generate", "--model", folder["m.synthrec"], "--user", "u", "--item", "i", "--user-features", folder["known.csv"], "--new-users", folder["new.csv"], "--output", folder["out.csv"]);
        run.Refused(ExitCode.WrongArguments, "without features", "--new-users", "--user-features");
    }

    public void Dispose() => folder.Dispose();

    private static int First(int user) => user % 2 == 0 ? 1 : 11;

    private static string NewUsers(int count) => "u,kind,age\n" + string.Concat(Enumerable.Range(1, count).Select(user => $"n{user},{(user % 2 == 0 ? "even" : "odd")},{30 + user}\n"));

    private Task<ToolRun> RunAsync(string known, string newUsers, params string[] more)
    {
        folder.Write("in.csv", Interactions);
        folder.Write("known.csv", known);
        folder.Write("new.csv", newUsers);
        return ToolRun.OfAsync(Arguments(["--new-users", folder["new.csv"], "--output", folder["out.csv"], .. more]));
    }

    private string[] Arguments(params string[] more) =>
        ["generate", "--input", folder["in.csv"], "--user", "u", "--item", "i", "--generator", "mult-vae", "--threads", "1", "--user-features", folder["known.csv"], .. more];
}
