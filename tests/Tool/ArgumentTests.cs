namespace SynthRec.MLNet.Tool.Tests;

/// <summary>Wrong arguments are told before anything is read: none of the files named here exists.</summary>
public class ArgumentTests
{
    [Theory]
    [InlineData("--users 0", "--users must be at least 1")]
    [InlineData("--users many", "'many'", "'--users'")]
    [InlineData("--users 3000000000", "'3000000000'")]
    [InlineData("--temperature 0", "--temperature must be above 0")]
    [InlineData("--temperature NaN", "--temperature")]
    [InlineData("--threads 0", "--threads must be at least 1")]
    [InlineData("--threads 9999", "--threads", "at most 1024")]
    [InlineData("--generator oracle", "oracle")]
    [InlineData("--model m", "either --input", "--model")]
    [InlineData("--rating u", "--user and --rating name the same column, 'u'")]
    [InlineData("--time i", "--item and --time name the same column")]
    [InlineData("--save out.csv", "--save and --output name the same file")]
    [InlineData("--save ./in.csv", "--input and --save name the same file")]
    [InlineData("--user-features f --generator popularity", "--generator popularity does not learn", "masked-set")]
    [InlineData("--user-features f --generator gru", "--generator gru does not learn")]
    [InlineData("--new-users f", "--new-users needs --user-features")]
    [InlineData("--user-features f --new-users g --users 3", "--users is not for --new-users")]
    [InlineData("--user-features f --new-users f", "--user-features and --new-users name the same file")]
    [InlineData("--condition-strength 2", "--condition-strength needs --new-users")]
    [InlineData("--user-features f --new-users g --condition-strength 11", "--condition-strength must be at least 0 and at most 10")]
    [InlineData("--item-features f", "--item-features needs --new-items")]
    [InlineData("--new-items f", "--new-items needs --item-features")]
    [InlineData("--item-variation 0", "--item-variation needs --new-items")]
    [InlineData("--item-features f --new-items g --item-variation 2", "--item-variation must be at least 0 and at most 1")]
    [InlineData("--item-features f --new-items g --users 3", "--users is not for --new-items")]
    [InlineData("--item-features f --new-items g --generator gan", "--generator is not for --new-items")]
    [InlineData("--item-features f --new-items g --save m", "--save is not for --new-items")]
    [InlineData("--categorical age", "--categorical needs --user-features or --item-features")]
    public async Task Generate_refuses(string more, params string[] words) =>
        (await ToolRun.OfAsync(["generate", "--input", "in.csv", "--user", "u", "--item", "i", "--output", "out.csv", .. more.Split(' ')])).Refused(ExitCode.WrongArguments, words);

    [Theory]
    [InlineData("--k 0", "--k must be at least 1")]
    [InlineData("--users 2000000000", "--users must be", "at most 10000000")]
    [InlineData("--seeds 0", "--seeds must be at least 1")]
    [InlineData("--threads 0", "--threads must be at least 1")]
    [InlineData("--protocol other", "'other'", "'--protocol'")]
    [InlineData("--recommender oracle", "some of mf, ials, ease")]
    [InlineData("--recommender mf,mf", "each once")]
    [InlineData("--min-rating 4", "--min-rating needs --rating")]
    [InlineData("--min-rating NaN --rating r", "--min-rating must be finite")]
    [InlineData("--json in.csv", "--input and --json name the same file")]
    public async Task Experiment_refuses(string more, params string[] words) =>
        (await ToolRun.OfAsync(["experiment", "--input", "in.csv", "--user", "u", "--item", "i", .. more.Split(' ')])).Refused(ExitCode.WrongArguments, words);

    [Theory]
    [InlineData("generate --user u --item i --output out.csv", "either --input")]
    [InlineData("generate --input in.csv", "--user", "--item", "--output")]
    [InlineData("generate --input in.csv --user u --item i --output in.csv", "--input and --output name the same file")]
    [InlineData("generate --model m --user u --item i --output m", "--model and --output name the same file")]
    [InlineData("generate --model m --user u --item i --save n --output out.csv", "--save keeps a model that is trained here")]
    [InlineData("destroy", "destroy", "--help")]
    public async Task The_tool_refuses(string args, params string[] words) =>
        (await ToolRun.OfAsync(args.Split(' '))).Refused(ExitCode.WrongArguments, words);

    [Fact]
    public async Task Messages_name_no_type_of_the_program() =>
        Assert.DoesNotContain("System.", (await ToolRun.OfAsync("generate", "--users", "many")).Error, StringComparison.Ordinal);
}
