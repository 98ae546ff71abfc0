namespace SynthRec.MLNet.Tool;

internal static class ExitCode
{
    public const int Success = 0;
    public const int UnusableData = 1;
    public const int WrongArguments = 2;

    /// <summary>The data was judged, and does not pass.</summary>
    public const int VerdictIsFail = 3;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
