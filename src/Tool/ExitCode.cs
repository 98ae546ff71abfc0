namespace SynthRec.MLNet.Tool;

internal static class ExitCode
{
    public const int Success = 0;
    public const int UnusableData = 1;
    public const int WrongArguments = 2;
    public const int Cancelled = 130;
}
