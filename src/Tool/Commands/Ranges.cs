using System.CommandLine;
using System.CommandLine.Parsing;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>Ranges of numbers, checked while the arguments are read.</summary>
internal static class Ranges
{
    public static Option<T> Within<T>(this Option<T> option, Func<T, bool> isRight, string range)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && TryGet(result, out T? value) && !isRight(value!))
                result.AddError($"{option.Name} must be {range}, and is {result.Tokens[0].Value}.");
        });
        return option;
    }

    /// <summary>False where the text is no number, which the parser reports itself.</summary>
    private static bool TryGet<T>(OptionResult result, out T? value)
    {
        try
        {
            value = result.GetValueOrDefault<T>();
            return true;
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }
}
