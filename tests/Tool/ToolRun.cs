namespace SynthRec.MLNet.Tool.Tests;

/// <summary>One run of the tool, and what it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static async Task<ToolRun> OfAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = await SynthRecTool.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that the tool did what was asked.</summary>
    public void Succeeded() => Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");

    /// <summary>Asserts that the tool refused, said why in few words, and showed no stack trace.</summary>
    public void Refused(int exitCode, params string[] words)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Output);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        foreach (var word in words)
            Assert.Contains(word, Error, StringComparison.Ordinal);
    }
}
