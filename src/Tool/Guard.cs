using System.CommandLine;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Tool;

/// <summary>Turns exceptions into messages and exit codes.</summary>
internal static class Guard
{
    public static int Run(ParseResult parsed, Action work, Func<string?>? whenCancelled = null)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            work();
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(whenCancelled?.Invoke() ?? "Cancelled; no file was written.");
            return ExitCode.Cancelled;
        }
        catch (ArgumentException e)
        {
            error.WriteLine(Wording.OfTool(e.Message));
            return ExitCode.WrongArguments;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or NotSupportedException)
        {
            error.WriteLine(Wording.OfTool(e.Message));
            return ExitCode.UnusableData;
        }
        catch (ExternalException e)
        {
            // libtorch, such as where it has no memory; its stack follows on further lines.
            error.WriteLine($"libtorch failed: {e.Message.Split('\n')[0]}");
            return ExitCode.UnusableData;
        }
        catch (OutOfMemoryException)
        {
            error.WriteLine("There is not enough memory for this data.");
            return ExitCode.UnusableData;
        }
    }
}
