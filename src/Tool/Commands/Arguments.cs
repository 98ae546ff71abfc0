using System.CommandLine;
using System.CommandLine.Parsing;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>Arguments that must not be the same.</summary>
internal static class Arguments
{
    /// <summary>Refuses two options that name the same file, so that what is written replaces nothing else.</summary>
    public static void RequireDifferentFiles(this Command command, params Option[] options) =>
        command.RequireDifferent("file", text => text.Length == 0 ? text : Path.GetFullPath(text), options);

    /// <summary>Refuses two options that name the same column.</summary>
    public static void RequireDifferentColumns(this Command command, params Option[] options) =>
        command.RequireDifferent("column", text => text, options);

    private static void RequireDifferent(this Command command, string what, Func<string, string> normalize, Option[] options) => command.Validators.Add(result =>
    {
        var given = options.Where(option => result.GetResult(option) is { Tokens.Count: 1 }).GroupBy(option => normalize(result.GetResult(option)!.Tokens[0].Value));
        foreach (var same in given.Where(group => group.Count() > 1))
            result.AddError($"{string.Join(" and ", same.Select(option => option.Name))} name the same {what}, '{same.Key}'.");
    });
}
