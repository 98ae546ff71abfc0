namespace SynthRec.MLNet.Tool.Tests;

/// <summary>What the tool says names its own options and none of the libraries'.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, int, int, string> Evaluations => new()
    {
        { "a holdout, groups and ratings without a threshold", 60, 2000, "--rating rating --time timestamp --holdout held.csv --users users.csv --synthetic-users synthetic-users.csv --items items.csv --sensitive band,rare" },
        { "a threshold and no holdout", 60, 2000, "--rating rating --min-rating 4 --users users.csv --synthetic-users synthetic-users.csv --sensitive rare" },
        { "a threshold and no ratings", 30, 2000, "--min-rating 4 --holdout held.csv" },
        { "a threshold that nothing reaches", 30, 2000, "--rating rating --min-rating 6" },
        { "fewer items than a list has", 30, 7, "--holdout held.csv" },
        { "three users", 3, 2000, "" },
        { "twelve users", 12, 50, "--rating rating --holdout held.csv" },
    };

    [Theory]
    [InlineData("Set PositiveFrom to tell positive values from others.")]
    [InlineData("No costs were stated (EvaluationOptions.Costs).")]
    [InlineData("or use a generator of sets, such as MaskedSetGenerator.")]
    public void Names_of_the_libraries_are_known(string message) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => LibraryNames.AssertNoneIn(message));

    [Theory]
    [MemberData(nameof(Evaluations))]
    public async Task Reports_name_no_option_of_the_libraries(string what, int users, int items, string more)
    {
        string[] columns = ["--user", "userId", "--item", "movieId"];
        var (real, synthetic) = (Write("real.csv", 0, users, items, ""), Write("synthetic.csv", 2 * users, users, items, "s"));
        Write("held.csv", users, users, items, "");
        WriteUsers("users.csv", "");
        WriteUsers("synthetic-users.csv", "s");
        folder.Write("items.csv", "movieId,genre\n" + string.Concat(Enumerable.Range(1, 5000).Select(item => $"{item},{(item % 3 == 0 ? "Comedy|Drama" : "Drama")}\n")));
        string[] given = [.. more.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? folder[word] : word)];
        var run = await ToolRun.OfAsync(["evaluate", "--real", real, "--synthetic", synthetic, .. columns, .. given, "--report", folder["report.html"], "--json", folder["report.json"], "--threads", "2"]);
        Assert.True(run.ExitCode is ExitCode.Success or ExitCode.VerdictIsFail, $"{what}: {run.Error}");
        foreach (var text in new[] { run.Output, await ReadAsync("report.html"), await ReadAsync("report.json") })
            LibraryNames.AssertNoneIn(text);
    }

    [Theory]
    [InlineData("generate --input ratings.csv --user userId --item movieId --generator gru --output out.csv", "--time", "--generator masked-set")]
    [InlineData("generate --input once.csv --user userId --item movieId --time timestamp --generator preference-evolution --output out.csv", "one period", "--generator masked-set")]
    [InlineData("generate --model popular.model --user userId --item movieId --drift-strength 2 --output out.csv", "--generator preference-evolution")]
    [InlineData("experiment --input ratings.csv --user userId --item movieId --generator transformer --recommender popularity --seeds 1", "--time", "--generator masked-set")]
    [InlineData("experiment --input ratings.csv --user userId --item movieId --generator popularity --recommender mf --seeds 1", "--rating")]
    [InlineData("experiment --input ratings.csv --user userId --item movieId --generator popularity --recommender popularity --seeds 1 --min-rating 4 --rating rating --test-users 900", "--test-users")]
    public async Task Refusals_name_no_option_of_the_libraries(string command, params string[] words)
    {
        Write("ratings.csv", 0, 40, 2000, "");
        folder.Write("once.csv", "userId,movieId,timestamp\n" + string.Concat(Enumerable.Range(1, 20).Select(row => $"{row % 5},{row},1000000\n")));
        if (command.Contains("popular.model", StringComparison.Ordinal))
            await ToolRun.OfAsync("generate", "--input", folder["ratings.csv"], "--user", "userId", "--item", "movieId", "--generator", "popularity", "--save", folder["popular.model"], "--output", folder["first.csv"]);
        var run = await ToolRun.OfAsync([.. command.Split(' ').Select(word => word.Contains('.', StringComparison.Ordinal) ? folder[word] : word)]);
        Assert.True(run.ExitCode is ExitCode.WrongArguments or ExitCode.UnusableData, run.Error);
        Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        LibraryNames.AssertNoneIn(run.Error);
    }

    [Theory]
    [InlineData("it is of a run with other options: MaximumNumberOfEpochs was 5 and is 7, Seed was 0 and is 1.", "it is of a run with other options: --epochs was 5 and is 7, --seed was 0 and is 1.")]
    [InlineData("Training diverged in epoch 3: the held-out loss is NaN. Lower LearningRate, which is 0.001.", "Training diverged in epoch 3: the held-out loss is NaN. Give a longer --warm-up; the learning rate is 0.001.")]
    public void Messages_are_put_into_the_words_of_the_tool(string message, string expected) => Assert.Equal(expected, Wording.OfTool(message));

    public void Dispose() => folder.Dispose();

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(folder[file], TestContext.Current.CancellationToken);

    /// <summary>Every user of the files in a band, and three of them with something rare.</summary>
    private void WriteUsers(string file, string prefix) => folder.Write(file, "userId,band,rare\n" + string.Concat(Enumerable.Range(1, 610).Select(user => $"{prefix}{user},{(user % 2 == 0 ? "a" : "b")},{(user % 200 == 1 ? "yes" : "no")}\n")));

    /// <summary>Some users of MovieLens latest-small and their ratings of films with small ids.</summary>
    private string Write(string file, int first, int count, int items, string prefix) => folder.Write(file, "userId,movieId,rating,timestamp\n" + string.Concat(File.ReadLines(RealData.MovieLensSmallPath)
        .Skip(1)
        .Select(line => line.Split(','))
        .Where(fields => int.Parse(fields[1]) <= items)
        .GroupBy(fields => fields[0])
        .Skip(first)
        .Take(count)
        .SelectMany(user => user.Select(fields => $"{prefix}{string.Join(',', fields)}\n"))));
}
