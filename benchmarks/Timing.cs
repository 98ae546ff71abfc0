using System.CommandLine;
using System.Diagnostics;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Times work several times over; the shortest time is the one least disturbed by the rest of the machine.</summary>
internal static class Timing
{
    private const int DefaultRuns = 5;

    public static Option<int> RunsOption() => new("--runs") { Description = "How often the work is timed; the best time counts.", DefaultValueFactory = _ => DefaultRuns, HelpName = "N" };

    /// <summary>The processor time of some work on all its threads, which other work on the machine does not lengthen as it does the clock's.</summary>
    public static double ProcessorSeconds(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    /// <summary>The shortest time by the clock and the shortest processor time on all threads of some runs.</summary>
    public static (double Seconds, double ProcessorSeconds) BestTimes(int runs, Action work)
    {
        var processor = double.PositiveInfinity;
        var (_, seconds) = Best(runs, () => processor = Math.Min(processor, ProcessorSeconds(work)));
        return (seconds, processor);
    }

    /// <returns>What the last run made, and the seconds of the fastest.</returns>
    public static (T Result, double Seconds) Best<T>(int runs, Func<T> work)
    {
        var best = double.PositiveInfinity;
        for (var run = 1; ; run++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (run >= runs)
                return (result, best);
        }
    }
}
