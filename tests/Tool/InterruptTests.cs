using System.Diagnostics;

namespace SynthRec.MLNet.Tool.Tests;

/// <summary>Ctrl-C in the middle of the work, on the tool as a process.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Ctrl_c_while_training_leaves_nothing_and_shows_no_stack_trace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to a process.");
        using var tool = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(SynthRecTool).Assembly.Location, "generate", "--input", RealData.MovieLensSmallPath, "--user", "userId", "--item", "movieId",
                "--save", folder["model"], "--output", folder["out.csv"],
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        // By processor time, so that a busy machine does not interrupt it while it starts.
        while (!tool.HasExited && tool.TotalProcessorTime < TimeSpan.FromSeconds(4))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        Assert.False(tool.HasExited, "The tool ended before it could be interrupted.");
        using (var kill = Process.Start("kill", ["-INT", $"{tool.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Cancelled, tool.ExitCode);
        Assert.Contains("Cancelled", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    public void Dispose() => folder.Dispose();
}
