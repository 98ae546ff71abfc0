namespace SynthRec.MLNet.Tool;

/// <summary>Turns exceptions into messages and exit codes.</summary>
internal static class Guard
{
    public static int Run(Action work)
    {
        try
        {
            work();
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongArguments;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.UnusableData;
        }
    }
}
