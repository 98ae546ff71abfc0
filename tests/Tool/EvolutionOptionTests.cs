namespace SynthRec.MLNet.Tool.Tests;

public sealed class EvolutionOptionTests : IDisposable
{
    /// <summary>Twelve users with three of seven items, one each 40 days.</summary>
    private static readonly string Ratings = "u,i,t\n" + string.Concat(
        from user in Enumerable.Range(1, 12)
        from at in Enumerable.Range(0, 3)
        select $"{user},{((user + (2 * at)) % 7) + 1},{1_000_000_000 + (3_456_000 * at) + (100 * user)}\n");

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task An_event_makes_its_items_likelier_from_its_time_on()
    {
        (await RunAsync("preference-evolution", "--event", "at=2001-09-09 items=5 strength=20 share=1", "--drift-strength", "0", "--save", folder["m.synthrec"])).Succeeded();
        Assert.Contains(",5,", await File.ReadAllTextAsync(folder["out.csv"]), StringComparison.Ordinal);
        var users = File.ReadAllLines(folder["out.csv"]).Skip(1).Select(row => row.Split(',')).GroupBy(row => row[0]);
        Assert.All(users, user => Assert.Contains(user, row => row[1] == "5"));

        var run = await ToolRun.OfAsync("generate", "--model", folder["m.synthrec"], "--user", "u", "--item", "i", "--users", "5", "--discovery-strength", "2", "--output", folder["more.csv"]);
        run.Succeeded();
    }

    [Theory]
    [InlineData("items=1 strength=1", "no time")]
    [InlineData("at=someday items=1 strength=1", "'someday' is no time")]
    [InlineData("at=2001-09-09 item=1", "'item=1'")]
    [InlineData("at=2001-09-09 items=1 strength=much", "'much' is no number")]
    [InlineData("at=2001-09-09 items=1 strength=30", "must lie in")]
    [InlineData("at=2001-09-09 at=2001-09-09", "twice")]
    public async Task An_event_that_is_none_is_refused_before_any_work(string text, string words) =>
        (await RunAsync("preference-evolution", "--event", text)).Refused(ExitCode.WrongArguments, "--event", words);

    [Fact]
    public async Task What_cannot_be_followed_is_refused()
    {
        (await RunAsync("popularity", "--drift-strength", "2")).Refused(ExitCode.WrongArguments, "--drift-strength", "preference-evolution");
        (await RunAsync("preference-evolution", "--drift-strength", "11")).Refused(ExitCode.WrongArguments, "--drift-strength", "0 … 10");
    }

    public void Dispose() => folder.Dispose();

    private Task<ToolRun> RunAsync(string generator, params string[] more) => ToolRun.OfAsync(
        ["generate", "--input", folder.Write("in.csv", Ratings), "--user", "u", "--item", "i", "--time", "t", "--generator", generator, "--threads", "1", "--output", folder["out.csv"], .. more]);
}
