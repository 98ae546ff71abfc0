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
        var withSensitive = new Option<bool>("--with-sensitive") { Description = "Judges fairness and attribute inference by gender and age group, which synthetic and holdout users take over from the real ones in a random order." };
        var withTimes = new Option<bool>("--with-times") { Description = "Makes up times where the ratings have none." };
        return BenchmarkCommand.Create("evaluate", "A full evaluation: time of each part and memory.", (folder, ratings, threads, arguments) =>
        {
            var real = arguments.GetValue(withTimes) && !ratings.HasTimestamps ? MadeUpTimes.AddTo(ratings, seed: 1) : ratings;
            var (synthetic, holdout) = (Users(real, 1), Users(real, 2));
            var options = new EvaluationOptions
            {
                NumberOfThreads = threads,
                SensitiveAttributes = arguments.GetValue(withSensitive) ? SensitiveUsers.Read(folder, real, synthetic, holdout) : [],
                Fairness = new() { PositiveFrom = 4 },
            };
            var parts = new PartTimes();
            EvaluationReport? result = null;
            var start = Stopwatch.GetTimestamp();
            var processor = Timing.ProcessorSeconds(() => result = FullEvaluation.Run(real, synthetic, holdout, options, parts));
            var clock = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{synthetic.UserCount} synthetic and {holdout.UserCount} holdout users by popularity{(real.HasTimestamps ? ", times" : "")}, {options.SensitiveAttributes.Count} sensitive attributes: {clock:F1} s, {processor:F1} s of processor time, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB at most, score {result!.Verdict.Score.Value:F3}"));
            foreach (var (part, seconds, ofProcessor) in parts.Times)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part}: {seconds:F1} s, {ofProcessor:F1} s of processor time"));
            if (arguments.GetValue(report) is { } file)
                result.WriteHtml(file.FullName);
        }, report, withSensitive, withTimes);
    }

    private static Interactions Users(Interactions ratings, int seed)
    {
        using var model = new Generators.PopularityGenerator().Fit(ratings);
        return model.Sample(new() { UserCount = ratings.UserCount, Seed = seed });
    }

    /// <summary>Times parts by when they begin.</summary>
    private sealed class PartTimes : IProgress<ProgressReport>
    {
        private readonly List<(string Part, long Clock, TimeSpan Processor)> starts = [];

        public IEnumerable<(string Part, double Seconds, double ProcessorSeconds)> Times => starts.Zip(
            starts.Skip(1),
            (one, next) => (one.Part, Stopwatch.GetElapsedTime(one.Clock, next.Clock).TotalSeconds, (next.Processor - one.Processor).TotalSeconds));

        public void Report(ProgressReport value)
        {
            if (value.Stage != "evaluation")
                return;
            using var process = Process.GetCurrentProcess();
            starts.Add((value.Detail ?? "end", Stopwatch.GetTimestamp(), process.TotalProcessorTime));
        }
    }
}
