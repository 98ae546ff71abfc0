using System.CommandLine;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options that say what to read.</summary>
internal sealed class InputOptions(bool inputRequired)
{
    public Option<FileInfo?> Input { get; } = new("--input") { Description = "The real interactions: a CSV file in UTF-8 with a header, whose separator (, ; tab or |) is found by itself, or a .parquet file. Of several interactions of a user with an item the latest counts.", Required = inputRequired, HelpName = "FILE" };

    public Option<string> User { get; } = new("--user") { Description = "The column of user ids.", Required = true, HelpName = "COL" };

    public Option<string> Item { get; } = new("--item") { Description = "The column of item ids.", Required = true, HelpName = "COL" };

    public Option<string?> Rating { get; } = new("--rating") { Description = "The column of ratings, play counts or other values, if any.", HelpName = "COL" };

    public Option<string?> Time { get; } = new("--time") { Description = "The column of times, if any: Unix seconds, or dates and times in ISO 8601 (2024-05-31T18:30:00Z; UTC without an offset) or a Parquet timestamp. Fractions of a second are dropped. Generated times are written as these stand, or as Unix seconds with --model.", HelpName = "COL" };

    public Option<bool> SkipMissing { get; } = new("--skip-missing") { Description = "Leaves out rows with a missing or unusable field instead of stopping." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Input, User, Item, Rating, Time, SkipMissing })
            command.Options.Add(option);
        command.RequireDifferentColumns(User, Item, Rating, Time);
    }

    public InteractionColumns Columns(ParseResult parsed) =>
        new() { User = parsed.GetValue(User)!, Item = parsed.GetValue(Item)!, Value = parsed.GetValue(Rating), Timestamp = parsed.GetValue(Time) };

    public FileContent Read(ParseResult parsed, DuplicatePolicy duplicates, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
        Read(parsed.GetValue(Input)!, parsed, duplicates, progress, cancellationToken);

    public FileContent Read(FileInfo file, ParseResult parsed, DuplicatePolicy duplicates, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
        InteractionFile.Read(file, new() { Columns = Columns(parsed), Duplicates = duplicates, Missing = parsed.GetValue(SkipMissing) ? MissingPolicy.Skip : MissingPolicy.Reject }, progress, cancellationToken);
}
