using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>fidelity</c>: the comparison of as many synthetic users as there are real ones, its time and memory.</summary>
internal static class FidelityBenchmark
{
    public static Command Create()
    {
        var halves = new Option<bool>("--halves") { Description = "Compare one half of the real users with the other instead of all with users drawn by popularity." };
        return BenchmarkCommand.Create("fidelity", "Fidelity of as many users drawn by popularity: time, memory and metrics.", (ratings, threads, arguments) =>
        {
            var (real, synthetic) = arguments.GetValue(halves) ? Halves(ratings) : (ratings, ByPopularity(ratings));
            var clock = Stopwatch.StartNew();
            var report = Fidelity.Compare(real, synthetic, new() { NumberOfThreads = threads });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{real.UserCount} + {synthetic.UserCount} users, {real.Count} + {synthetic.Count} interactions: {clock.Elapsed.TotalSeconds:F1} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB"));
            foreach (var metric in report.Metrics)
                Console.WriteLine(Line(metric));
        }, halves);
    }

    private static string Line(Metric metric) => string.Create(CultureInfo.InvariantCulture, $"{metric.Name,-36} {metric.Subject,-22} {metric.Value,12:G5} floor {metric.Floor,10:G4} limit {metric.FloorLimit,10:G4} at its size {metric.AtFloorSize,10:G4} p {metric.PValue:G3} {metric.NotDefinedBecause}");

    private static Interactions ByPopularity(Interactions ratings)
    {
        using var model = new PopularityGenerator().Fit(ratings);
        return model.Sample(new() { UserCount = ratings.UserCount });
    }

    private static (Interactions, Interactions) Halves(Interactions ratings)
    {
        var order = SeededRandom.For(1).Permutation(ratings.UserCount);
        return (ratings.SelectUsers(order.AsSpan(0, order.Length / 2)), ratings.SelectUsers(order.AsSpan(order.Length / 2)));
    }
}
