using System.CommandLine;
using System.Diagnostics;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Times work several times over; the shortest time is the one least disturbed by the rest of the machine.</summary>
internal static class Timing
{
    private const int DefaultRuns = 5;

    public static Option<int> RunsOption() => new("--runs") { Description = "How often the work is timed; the best time counts.", DefaultValueFactory = _ => DefaultRuns, HelpName = "N" };

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
