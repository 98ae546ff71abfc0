using System.Text.RegularExpressions;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Tests;

/// <summary>The names of the libraries' options, which a user of the tool cannot set and must not be told of.</summary>
internal static partial class LibraryNames
{
    private static readonly string[] Kinds = ["Options", "Gates", "Weights", "Costs", "Columns", "Request", "Controls", "Policy", "Generator"];

    private static readonly HashSet<string> All =
    [
        .. from assembly in new[] { typeof(EvaluationOptions).Assembly, typeof(IGenerator).Assembly, typeof(Interactions).Assembly }
           from type in assembly.GetExportedTypes()
           where Kinds.Any(kind => type.Name.EndsWith(kind, StringComparison.Ordinal))
           from name in type.GetProperties().Select(property => property.Name).Append(type.Name)
           where SeveralWords().IsMatch(name)
           select name,
    ];

    public static void AssertNoneIn(string text) => Assert.Empty(Identifier().Matches(text).Select(match => match.Value).Where(All.Contains).Distinct());

    /// <summary>One word alone, such as Seed, may stand in any sentence.</summary>
    [GeneratedRegex("^([A-Z][a-z]*){2,}$")]
    private static partial Regex SeveralWords();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Identifier();
}
