using System.Text.RegularExpressions;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool;

/// <summary>Puts messages of the libraries into the words of the command line.</summary>
internal static partial class Wording
{
    private static readonly (string Library, string Tool)[] Names =
    [
        ($"{nameof(MissingPolicy)}.{nameof(MissingPolicy.Skip)}", "--skip-missing"),
        ("K or MoreCutoffs", "--k"),
        (", lower VisibleFraction or RelevantFrom", " or lower --min-rating"),
        (", lower VisibleFraction", ""),
        ("RelevantFrom", "--min-rating"),
        ("CheckpointPath", "--checkpoint"),
        ("set Device to Auto or Cpu", "give --device auto or cpu"),
        (nameof(EvolutionControls.SeasonStrength), "--season-strength"),
        ("TestUsers", "--test-users"),
        ("Fit it with IConditionalGenerator", "Train it with --user-features"),
        ("UserFeatures", "--new-users"),
        ("InteractionColumns.Value", "--rating"),
        ("InteractionColumns.Timestamp", "--time"),
    ];

    public static string OfTool(string message) =>
        Names.Aggregate(OfDotNet().Replace(message, ""), (text, name) => text.Replace(name.Library, name.Tool, StringComparison.Ordinal));

    /// <summary>What .NET appends about types and parameters, which a user of the tool has never heard of.</summary>
    [GeneratedRegex(@" as expected type '.*'| \(Parameter '.*'\)(\s+Actual value was .*)?", RegexOptions.Singleline)]
    private static partial Regex OfDotNet();
}
