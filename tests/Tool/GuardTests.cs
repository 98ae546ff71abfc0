using System.CommandLine;
using System.ComponentModel;

namespace SynthRec.MLNet.Tool.Tests;

public class GuardTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new OperationCanceledException(), 130, "Cancelled; no file was written." },
        { new ArgumentOutOfRangeException("K", 7, "K is too large."), 2, "K is too large." },
        { new InvalidDataException("Row 1 is bad."), 1, "Row 1 is bad." },
        { new UnauthorizedAccessException("No."), 1, "No." },
        { new InsufficientMemoryException(), 1, "There is not enough memory for this data." },
        { new Win32Exception(1, "not enough memory\nframe #1"), 1, "libtorch failed: not enough memory" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_is_a_line_and_a_code(Exception failure, int code, string line)
    {
        var command = new RootCommand();
        command.SetAction(parsed => Guard.Run(parsed, () => throw failure));
        using StringWriter output = new(), error = new();
        Assert.Equal(code, command.Parse([]).Invoke(new() { Output = output, Error = error }));
        Assert.Equal(("", line + Environment.NewLine), (output.ToString(), error.ToString()));
    }
}
