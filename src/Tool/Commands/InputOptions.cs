using System.CommandLine;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options that say what to read.</summary>
internal sealed class InputOptions(bool inputRequired)
{
    public Option<FileInfo?> Input { get; } = new("--input") { Description = "The real interactions: a CSV file with a header, or a .parquet file.", Required = inputRequired, HelpName = "FILE" };

    public Option<string> User { get; } = new("--user") { Description = "The column of user ids.", Required = true, HelpName = "COL" };

    public Option<string> Item { get; } = new("--item") { Description = "The column of item ids.", Required = true, HelpName = "COL" };

    public Option<string?> Rating { get; } = new("--rating") { Description = "The column of ratings, play counts or other values, if any.", HelpName = "COL" };

    public Option<string?> Time { get; } = new("--time") { Description = "The column of times in Unix seconds, if any.", HelpName = "COL" };

    public Option<bool> SkipMissing { get; } = new("--skip-missing") { Description = "Leaves out rows with a missing or unusable field instead of stopping." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Input, User, Item, Rating, Time, SkipMissing })
            command.Options.Add(option);
    }

    public InteractionColumns Columns(ParseResult parsed) =>
        new() { User = parsed.GetValue(User)!, Item = parsed.GetValue(Item)!, Value = parsed.GetValue(Rating), Timestamp = parsed.GetValue(Time) };

    public Interactions Read(ParseResult parsed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
        InteractionFile.Read(parsed.GetValue(Input)!, new() { Columns = Columns(parsed), Missing = parsed.GetValue(SkipMissing) ? MissingPolicy.Skip : MissingPolicy.Reject }, progress, cancellationToken);
}
