using System.CommandLine;
using System.CommandLine.Parsing;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options that tell what is known of users or items.</summary>
internal sealed class FeatureOptions(InputOptions input)
{
    public Option<FileInfo?> UserFeatures { get; } = new("--user-features") { Description = "What is known of the users of --input, to learn what goes with it: a CSV or Parquet file with the column of --user and others of numbers or categories, of which a field may hold several between bars (Comedy|Drama). With --model, the file that the model was trained with.", HelpName = "FILE" };

    public Option<FileInfo?> NewUsers { get; } = new("--new-users") { Description = "The users to generate: a file with the columns of --user-features. They keep the ids that they have there.", HelpName = "FILE" };

    public Option<float> ConditionStrength { get; } = new Option<float>("--condition-strength") { Description = "How strongly what is known of --new-users is followed: 1 as in the data, 0 not at all, above 1 more.", DefaultValueFactory = _ => SampleRequest.DefaultConditionStrength, HelpName = "S" }.Within(s => s is >= 0 and <= 10, "at least 0 and at most 10");

    public Option<FileInfo?> ItemFeatures { get; } = new("--item-features") { Description = "The attributes of the items of --input, to learn who takes such items: a file like that of --user-features, with the column of --item.", HelpName = "FILE" };

    public Option<FileInfo?> NewItems { get; } = new("--new-items") { Description = "Items that nobody has taken yet, with the columns of --item-features: the users of --input are generated interactions with them, instead of new users. Times are not generated.", HelpName = "FILE" };

    public Option<float> ItemVariation { get; } = new Option<float>("--item-variation") { Description = "1 draws new items as varied as real ones; 0 as their attributes let expect, which serves recommenders better.", DefaultValueFactory = _ => NewItemRequest.DefaultItemVariation, HelpName = "V" }.Within(v => v is >= 0 and <= 1, "at least 0 and at most 1");

    private readonly Option<string?> columns = new("--feature-columns") { Description = "The columns of features to use, separated by commas; all without it.", HelpName = "LIST" };

    private readonly Option<string?> categorical = new("--categorical") { Description = "The columns of features that hold categories though they look like numbers, separated by commas.", HelpName = "LIST" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { UserFeatures, NewUsers, ConditionStrength, ItemFeatures, NewItems, ItemVariation, columns, categorical })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            Require(result, NewUsers, UserFeatures, "which tells what to learn");
            Require(result, ConditionStrength, NewUsers, "whose features are followed");
            Require(result, NewItems, ItemFeatures, "which tells what to learn");
            Require(result, ItemFeatures, NewItems, "the items to generate for");
            Require(result, ItemVariation, NewItems, "the items that vary");
            foreach (var option in new Option[] { columns, categorical })
            {
                if (IsGiven(result, option) && !IsGiven(result, UserFeatures) && !IsGiven(result, ItemFeatures))
                    result.AddError($"{option.Name} needs --user-features or --item-features.");
            }
        });
    }

    /// <summary>What is known of the users of the training data, and of those to generate; nulls without the options.</summary>
    public (FeatureVectors? Known, FeatureVectors? New) ReadUsers(ParseResult parsed, CancellationToken cancellationToken) =>
        Read(parsed, parsed.GetValue(UserFeatures), parsed.GetValue(NewUsers), parsed.GetValue(input.User)!, cancellationToken);

    /// <summary>The attributes of the items of the training data, and of the new ones.</summary>
    public (FeatureVectors? Known, FeatureVectors? New) ReadItems(ParseResult parsed, CancellationToken cancellationToken) =>
        Read(parsed, parsed.GetValue(ItemFeatures), parsed.GetValue(NewItems), parsed.GetValue(input.Item)!, cancellationToken);

    /// <summary>Refuses users or items as new that are in the training data.</summary>
    /// <exception cref="InvalidDataException">One is.</exception>
    public static void RequireNew(FeatureVectors? those, Vocabulary real, string what, Option option)
    {
        for (var row = 0; row < (those?.Count ?? 0); row++)
        {
            if (real.TryGetIndex(those!.Ids.GetText(row), out _))
                throw new InvalidDataException($"The {what} '{those.Ids.GetText(row)}' of {option.Name} has interactions in --input. Give new ones ids of their own.");
        }
    }

    private (FeatureVectors? Known, FeatureVectors? New) Read(ParseResult parsed, FileInfo? known, FileInfo? fresh, string idColumn, CancellationToken cancellationToken)
    {
        if (known is null)
            return (null, null);
        var table = Table(known);
        var encoder = InputFile.Naming(known, () => new AttributeEncoder(table, Split(parsed.GetValue(categorical)) ?? []));
        if (fresh is null)
            return (encoder.Encode(table), null);
        var others = Table(fresh);
        return (encoder.Encode(table), InputFile.Naming(fresh, () => encoder.Encode(others)));

        AttributeTable Table(FileInfo file) => AttributeFile.Read(file, idColumn, Split(parsed.GetValue(columns)), parsed.GetValue(input.SkipMissing), cancellationToken);
    }

    /// <summary>The names in a list of them; null without a list.</summary>
    public static string[]? Split(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Require(CommandResult result, Option given, Option needed, string why)
    {
        if (IsGiven(result, given) && !IsGiven(result, needed))
            result.AddError($"{given.Name} needs {needed.Name}, {why}.");
    }

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
