using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>utility</c>: the utility of given synthetic users: how long it takes for as many as there are real ones, and what it says of other real people and of users by popularity.</summary>
internal static class UtilityBenchmark
{
    private const double HoldoutShare = 1.0 / 6;

    public static Command Create() => BenchmarkCommand.Create("utility", "The utility of given users: other real people, and users by popularity.", (ratings, threads, _) =>
    {
        var options = new UtilityOptions { NumberOfThreads = threads };
        Report("users by popularity for all real ones, no holdout", ratings, ByPopularity(ratings), null, options);
        var order = SeededRandom.For(0).Permutation(ratings.UserCount);
        var held = (int)(ratings.UserCount * HoldoutShare);
        var middle = held + ((order.Length - held) / 2);
        var (holdout, real, others) = (ratings.SelectUsers(order.AsSpan(0, held)), ratings.SelectUsers(order.AsSpan(held, middle - held)), ratings.SelectUsers(order.AsSpan(middle)));
        Report("the other half of the real people, a holdout", real, others, holdout, options);
        Report("users by popularity for half of the real people, a holdout", real, ByPopularity(real), holdout, options);
    });

    private static void Report(string what, Interactions real, Interactions synthetic, Interactions? holdout, UtilityOptions options)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (report, seconds) = Timing.Best(1, () => Utility.Evaluate(real, synthetic, holdout, options));
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:F1} s, {(process.TotalProcessorTime - before).TotalSeconds:F1} s of processors, most memory resident {process.PeakWorkingSet64 / 1048576.0:F0} MiB"));
        foreach (var metric in report.Metrics.Where(metric => metric.Name is "Share of real" or "Share of real lift" or "Predictability of synthetic users" or "Augmentation gain" || metric.Subject is null))
            Console.WriteLine($"  {metric.Name,-36} {metric.Subject,-28} {(metric.Value is { } value ? metric.Interval?.ToString("F3") ?? value.ToString("F3", CultureInfo.InvariantCulture) : metric.NotDefinedBecause)}");
        Console.WriteLine($"  {report.LearningCurveRecommender}: {string.Join("; ", report.LearningCurve.Select(point => $"{point.SyntheticUsers}: {point.Ndcg.ToString("F3")}"))}");
    }

    private static Interactions ByPopularity(Interactions real)
    {
        using var model = new PopularityGenerator().Fit(real);
        return model.Sample(new() { UserCount = real.UserCount });
    }
}
