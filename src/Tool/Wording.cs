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
        ("Device is Cuda", "--device is cuda"),
        ("Matrix factorization diverged. Lower LearningRate, which", "Matrix factorization diverged. Leave mf out of --recommender; its learning rate"),
        ("Lower LearningRate, which", "Give a longer --warm-up; the learning rate"),
        ("Lower AdversarialLearningRate, which", "Give another --seed or --generator; the learning rate"),
        ("MaximumNumberOfEpochs was", "--epochs was"),
        ("LearningRateSchedule was", "--schedule was"),
        ("WarmUpFraction was", "--warm-up was"),
        ("Seed was", "--seed was"),
        ("Shorten PreferenceEvolutionOptions.Period, or use", "Use"),
        ("MaskedSetGenerator", "--generator masked-set"),
        ("cannot follow Evolution. Fit the model with PreferenceEvolutionGenerator", "cannot follow the options of evolution. Train one with --generator preference-evolution"),
        (" Only Histories go on after it.", ""),
        ("load the column as text (DataKind.String)", "write the column as text"),
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
