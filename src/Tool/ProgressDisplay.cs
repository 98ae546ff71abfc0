using Spectre.Console;

namespace SynthRec.MLNet.Tool;

/// <summary>Shows the stages of long work as bars on the error output, where that is a terminal.</summary>
internal static class ProgressDisplay
{
    public static void Run(TextWriter error, Action<IProgress<ProgressReport>?> work)
    {
        if (error != Console.Error || Console.IsErrorRedirected)
        {
            work(null);
            return;
        }

        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) }).Progress().Start(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<ProgressReport>
    {
        private readonly Dictionary<string, ProgressTask> bars = [];

        public void Report(ProgressReport value)
        {
            lock (bars)
            {
                if (!bars.TryGetValue(value.Stage, out var bar))
                    bars.Add(value.Stage, bar = context.AddTask(Markup.Escape(value.Stage)));
                bar.MaxValue(Math.Max(value.Total, 1)).Value(value.Done);
            }
        }
    }
}
