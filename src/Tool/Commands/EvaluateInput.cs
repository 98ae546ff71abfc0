using System.CommandLine;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options that say what <c>evaluate</c> reads.</summary>
internal sealed class EvaluateInput
{
    private readonly InputOptions columns = new(inputRequired: false);

    private readonly Option<FileInfo> real = new("--real") { Description = "The real interactions that the generator learnt from: a CSV file in UTF-8 with a header, or a .parquet file. Of several interactions of a user with an item the latest counts.", Required = true, HelpName = "FILE" };

    private readonly Option<FileInfo> synthetic = new("--synthetic") { Description = "The synthetic interactions, with the same columns.", Required = true, HelpName = "FILE" };

    private readonly Option<FileInfo?> holdout = new("--holdout") { Description = "Interactions of real users that the generator never saw, with the same columns. Without it privacy cannot be assessed, and what was not assessed does not pass (--allow-missing).", HelpName = "FILE" };

    private readonly Option<FileInfo?> users = new("--users") { Description = "What is known of the real and holdout users: a CSV or Parquet file with the column of --user and those of --sensitive. With --synthetic-users all columns are compared: numbers, dates in ISO 8601, categories, and several categories between bars (Comedy|Drama).", HelpName = "FILE" };

    private readonly Option<FileInfo?> syntheticUsers = new("--synthetic-users") { Description = "The same of the synthetic users; without it --users is looked into, if no synthetic user has the id of a real one.", HelpName = "FILE" };

    private readonly Option<FileInfo?> items = new("--items") { Description = "The attributes of the items: a file with the column of --item and others of categories, of which a field may hold several between bars (Comedy|Drama). How often each is taken is compared.", HelpName = "FILE" };

    private readonly Option<string[]> sensitive = new("--sensitive") { Description = "A column of --users that makes the groups of fairness, such as an age band; several may be named.", HelpName = "COL", AllowMultipleArgumentsPerToken = true };

    private readonly UserTableInput tables;

    public EvaluateInput() => tables = new(columns, users, syntheticUsers);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { real, synthetic, holdout, columns.User, columns.Item, columns.Rating, columns.Time, columns.SkipMissing, users, syntheticUsers, items, sensitive })
            command.Options.Add(option);
        tables.AddTo(command);
        command.RequireDifferentColumns(columns.User, columns.Item, columns.Rating, columns.Time);
        command.Validators.Add(result =>
        {
            if (result.GetResult(sensitive) is { Tokens.Count: > 0 } && result.GetResult(users) is null)
                result.AddError("--sensitive needs --users, the file with its columns.");
        });
    }

    /// <summary>The files that must not be written to.</summary>
    public IEnumerable<Option> Files => [real, synthetic, holdout, users, syntheticUsers, items];

    public (Interactions Real, Interactions Synthetic, Interactions? Holdout) Read(ParseResult parsed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        Interactions ReadFile(FileInfo file) => columns.Read(file, parsed, DuplicatePolicy.KeepLast, progress, cancellationToken).Data;
        return (ReadFile(parsed.GetValue(real)!), ReadFile(parsed.GetValue(synthetic)!), parsed.GetValue(holdout) is { } file ? ReadFile(file) : null);
    }

    /// <summary>The attributes of users and the kinds of their columns; null if not both files of users are given.</summary>
    public (UserTables Tables, IReadOnlyDictionary<string, ColumnKind> Kinds)? ReadTables(ParseResult parsed, bool hasHoldout, CancellationToken cancellationToken) =>
        tables.Read(parsed, hasHoldout, cancellationToken);

    public IReadOnlyList<SensitiveLabels> ReadSensitive(ParseResult parsed, Interactions ofReal, Interactions ofSynthetic, Interactions? ofHoldout, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(sensitive) is not { Length: > 0 } names)
            return [];
        var known = ReadAttributes(parsed, parsed.GetValue(users)!, columns.User, [.. names.Distinct()], cancellationToken);
        var synthetics = parsed.GetValue(syntheticUsers) is { } file ? ReadAttributes(parsed, file, columns.User, [.. names.Distinct()], cancellationToken)
            : KnowsOthers(known, ofReal, ofSynthetic) ? known
            : null;
        return [.. known.Names.Select((_, at) => new SensitiveLabels(Groups(known, at), synthetics is null ? null : Groups(synthetics, at), ofHoldout is null ? null : Groups(known, at)))];
    }

    public IReadOnlyList<ItemCategories> ReadItems(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(items) is not { } file)
            return [];
        var table = ReadAttributes(parsed, file, columns.Item, null, cancellationToken);
        return [.. table.Names.Select((name, at) => new ItemCategories(name, table.Rows.Select((row, item) => KeyValuePair.Create(table.Ids.GetText(item), (IReadOnlyList<string>)row[at].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))))];
    }

    private AttributeTable ReadAttributes(ParseResult parsed, FileInfo file, Option<string> id, string[]? names, CancellationToken cancellationToken) =>
        AttributeFile.Read(file, parsed.GetValue(id)!, names, parsed.GetValue(columns.SkipMissing), cancellationToken);

    /// <summary>Whether a table tells of the synthetic users, and not of real ones with the same ids.</summary>
    private static bool KnowsOthers(AttributeTable table, Interactions real, Interactions synthetic) => Enumerable.Range(0, synthetic.UserCount).All(user =>
        table.Ids.TryGetIndex(synthetic.Users.GetText(user), out _) && !real.Users.TryGetIndex(synthetic.Users.GetText(user), out _));

    private static UserGroups Groups(AttributeTable table, int column) =>
        new(table.Names[column], table.Rows.Select((row, user) => KeyValuePair.Create(table.Ids.GetText(user), row[column])));
}
