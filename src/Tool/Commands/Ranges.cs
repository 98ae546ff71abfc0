using System.CommandLine;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>Ranges of numbers, checked while the arguments are read.</summary>
internal static class Ranges
{
    public static Option<T> Within<T>(this Option<T> option, Func<T, bool> isRight, string range)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !result.Errors.Any() && !isRight(result.GetValueOrDefault<T>()!))
                result.AddError($"{option.Name} must be {range}, and is {result.Tokens[0].Value}.");
        });
        return option;
    }
}
