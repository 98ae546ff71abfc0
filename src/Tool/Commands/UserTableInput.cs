using System.CommandLine;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options of <c>evaluate</c> that say how the attributes of users are compared.</summary>
internal sealed class UserTableInput(InputOptions columns, Option<FileInfo?> users, Option<FileInfo?> syntheticUsers)
{
    private readonly Option<string[]> label = new("--label") { Description = "A column of --users that classifiers tell by the others, which are trained on real and on synthetic users; several may be named. Without it those of --sensitive.", HelpName = "COL", AllowMultipleArgumentsPerToken = true };

    private readonly Option<string?> featureColumns = new("--feature-columns") { Description = "The columns of --users that are compared with those of --synthetic-users, separated by commas; all without it.", HelpName = "LIST" };

    private readonly Option<string?> categorical = new("--categorical") { Description = "The columns of --users that hold categories though they look like numbers or dates, such as codes of occupations, separated by commas.", HelpName = "LIST" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { label, featureColumns, categorical })
        {
            command.Options.Add(option);
            command.Validators.Add(result =>
            {
                if (result.GetResult(option) is { Tokens.Count: > 0 } && (result.GetResult(users) is null || result.GetResult(syntheticUsers) is null))
                    result.AddError($"{option.Name} needs --users and --synthetic-users, the files with the attributes of real and of synthetic users.");
            });
        }
    }

    /// <summary>The attributes of users and the kinds of their columns; null if not both files are given.</summary>
    /// <exception cref="InvalidDataException">The files differ in columns, or a column cannot be compared.</exception>
    public (UserTables Tables, IReadOnlyDictionary<string, ColumnKind> Kinds)? Read(ParseResult parsed, bool hasHoldout, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(users) is not { } realFile || parsed.GetValue(syntheticUsers) is not { } syntheticFile)
            return null;
        var idColumn = parsed.GetValue(columns.User)!;
        var chosen = FeatureOptions.Split(parsed.GetValue(featureColumns));
        var real = AttributeFile.ReadWithMissing(realFile, idColumn, chosen, cancellationToken);
        var synthetic = AttributeFile.ReadWithMissing(syntheticFile, idColumn, chosen, cancellationToken);
        RequireColumns(real, synthetic, realFile, syntheticFile);
        RequireColumns(synthetic, real, syntheticFile, realFile);
        var categories = FeatureOptions.Split(parsed.GetValue(categorical)) ?? [];
        if (categories.Except(real.Names).FirstOrDefault() is { } absent)
            throw new InvalidDataException($"{realFile.FullName}: there is no column '{absent}' among those compared, which --categorical names. They are: {string.Join(", ", real.Names.Select(name => $"'{name}'"))}.");
        var kinds = real.Names.ToDictionary(name => name, name => AttributeKinds.Of(name, [.. real.FieldsOf(name), .. synthetic.FieldsOf(name)], categories.Contains(name)));
        var ofReal = AttributeView.Of(real, idColumn, kinds);
        return (new(ofReal, AttributeView.Of(synthetic, idColumn, kinds), hasHoldout ? ofReal : null)
        {
            IdColumn = idColumn,
            Labels = parsed.GetValue(label) is { Length: > 0 } labels ? labels : null,
        }, kinds);
    }

    private static void RequireColumns(AttributeTable table, AttributeTable other, FileInfo file, FileInfo otherFile)
    {
        if (table.Names.Except(other.Names).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"{otherFile.FullName}: there is no column '{missing}', which {file.Name} has. Give both files the same columns, or name those to compare in --feature-columns.");
    }
}
