using Spectre.Console;
using SynthRec.MLNet;

namespace QuickStart;

/// <summary>Shows each stage of the work as a bar.</summary>
internal sealed class ProgressBars(ProgressContext context) : IProgress<ProgressReport>
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
