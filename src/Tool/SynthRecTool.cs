using System.CommandLine;
using SynthRec.MLNet.Tool.Commands;

namespace SynthRec.MLNet.Tool;

/// <summary>The command line: results to the output, everything else to the error output.</summary>
internal static class SynthRecTool
{
    /// <summary>How long Ctrl-C waits for the work to notice: a step in closed form cannot be stopped in the middle.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Synthetic data for recommender systems: learn from real interactions, generate new users, and judge them by recommenders.")
        {
            GenerateCommand.Create(),
            ExperimentCommand.Create(),
            EvaluateCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(Wording.OfTool(problem.Message));
            await error.WriteLineAsync($"Run 'synthrec {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help' to see what there is.");
            return ExitCode.WrongArguments;
        }

        return await parsed.InvokeAsync(
            new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop },
            cancellationToken);
    }
}
