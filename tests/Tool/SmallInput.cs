namespace SynthRec.MLNet.Tool.Tests;

/// <summary>Runs of <c>generate</c> on a small CSV file with columns <c>u</c> and <c>i</c>, and <c>r</c> for ratings and <c>t</c> for times if there.</summary>
internal static class SmallInput
{
    /// <summary>Eight users with three or four of seven items, with ratings and times.</summary>
    public static string Ratings { get; } = "u,i,r,t\n" + string.Concat(
        from user in Enumerable.Range(1, 8)
        from item in Enumerable.Range(1, 7)
        where user * item % 7 is 1 or 2 or 3 || item == 7
        select $"{user},{item},{(user + item) % 5 + 1},{1_000_000 + (100 * user) + item}\n");

    public static Task<ToolRun> GenerateFromAsync(this TemporaryFolder folder, string content, params string[] more)
    {
        var names = content.Split('\n')[0].Split(',', ';', '\t', '|');
        string[] columns = [.. names.Contains("r") ? ["--rating", "r"] : Array.Empty<string>(), .. names.Contains("t") ? ["--time", "t"] : Array.Empty<string>()];
        string[] output = more.Contains("--output") ? [] : ["--output", folder["out.csv"]];
        return ToolRun.OfAsync(["generate", "--input", folder.Write("in.csv", content), "--user", "u", "--item", "i", .. columns, "--generator", "popularity", .. output, .. more]);
    }

    /// <summary>Asserts that a file is refused as unusable by its name and reason, and that nothing is written.</summary>
    public static async Task RefusesAsync(this TemporaryFolder folder, string content, params string[] words)
    {
        (await folder.GenerateFromAsync(content)).Refused(ExitCode.UnusableData, [.. words, "in.csv"]);
        Assert.Equal(["in.csv"], folder.Files);
    }
}
