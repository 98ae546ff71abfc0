using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>evaluate</c>: what a full evaluation with default options costs, on as many synthetic and holdout users as the data has.</summary>
internal static class EvaluateBenchmark
{
    public static Command Create()
    {
        var report = new Option<FileInfo?>("--report") { Description = "Also writes the report as HTML.", HelpName = "FILE" };
        return BenchmarkCommand.Create("evaluate", "A full evaluation: time of each part and memory.", (ratings, threads, arguments) =>
        {
            var (synthetic, holdout) = (Users(ratings, 1), Users(ratings, 2));
            var parts = new PartTimes();
            var start = Stopwatch.GetTimestamp();
            var result = FullEvaluation.Run(ratings, synthetic, holdout, new() { NumberOfThreads = threads }, parts);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{synthetic.UserCount} synthetic and {holdout.UserCount} holdout users by popularity: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {process.TotalProcessorTime.TotalSeconds:F1} s of processors in all, {process.PeakWorkingSet64 / 1e9:F2} GB at most, score {result.Verdict.Score.Value:F3}"));
            foreach (var (part, seconds) in parts.Seconds)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part}: {seconds:F1} s"));
            if (arguments.GetValue(report) is { } file)
                result.WriteHtml(file.FullName);
        }, report);
    }

    private static Interactions Users(Interactions ratings, int seed)
    {
        using var model = new Generators.PopularityGenerator().Fit(ratings);
        return model.Sample(new() { UserCount = ratings.UserCount, Seed = seed });
    }

    /// <summary>Times parts by when they begin.</summary>
    private sealed class PartTimes : IProgress<ProgressReport>
    {
        private readonly List<(string Part, long Start)> starts = [];

        public IEnumerable<(string Part, double Seconds)> Seconds => starts.Zip(starts.Skip(1), (one, next) => (one.Part, Stopwatch.GetElapsedTime(one.Start, next.Start).TotalSeconds));

        public void Report(ProgressReport value)
        {
            if (value.Stage == "evaluation")
                starts.Add((value.Detail ?? "end", Stopwatch.GetTimestamp()));
        }
    }
}
