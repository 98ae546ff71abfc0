using System.Diagnostics;
using System.Globalization;

namespace SynthRec.MLNet.Tool.Tests;

/// <summary>Ctrl-C before and in the middle of the work.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Cancelled_before_it_begins_it_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        folder.Write("in.csv", SmallInput.Ratings);
        await CancelledAsync(cancel.Token, "--input", folder["in.csv"], "--save", folder["model"]);
        Assert.Equal(["in.csv"], folder.Files);
    }

    [Fact]
    public async Task Cancelled_while_writing_it_leaves_nothing()
    {
        await folder.GenerateFromAsync(SmallInput.Ratings, "--save", folder["model"], "--output", folder["few.csv"]);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => CancelledAsync(cancel.Token, "--model", folder["model"], "--users", $"{int.MaxValue}"));
        while (!run.IsCompleted && folder.Files.All(file => new FileInfo(folder[file]).Length < 100_000))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await run;
        Assert.Equal(["few.csv", "in.csv", "model"], folder.Files);
    }

    [Fact]
    public async Task Ctrl_c_while_training_leaves_nothing_and_shows_no_stack_trace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to a process.");
        Assert.SkipWhen(InterruptsAreIgnored(), "SIGINT is ignored here, as in a job that a script put into the background, and a child process inherits that.");
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

    private static bool InterruptsAreIgnored()
    {
        const string Mask = "SigIgn:";
        const ulong Interrupt = 1 << 1;
        if (!OperatingSystem.IsLinux())
            return false;
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Mask, StringComparison.Ordinal))[Mask.Length..];
        return (ulong.Parse(ignored, NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    private async Task CancelledAsync(CancellationToken token, params string[] more)
    {
        using StringWriter output = new(), error = new();
        var code = await SynthRecTool.RunAsync(["generate", "--user", "u", "--item", "i", "--generator", "popularity", "--output", folder["out.csv"], .. more], output, error, token);
        Assert.Equal((ExitCode.Cancelled, $"Cancelled; no file was written.{Environment.NewLine}"), (code, error.ToString()));
    }
}
