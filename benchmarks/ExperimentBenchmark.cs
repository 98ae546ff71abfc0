using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>experiment</c>: what judging costs besides training: the nearest users of all users, and an experiment whose parts cost next to nothing.</summary>
internal static class ExperimentBenchmark
{
    private const int TestUsers = 1000;

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        return BenchmarkCommand.Create("experiment", "The nearest user of every user, and a whole experiment with cheap parts.", (ratings, threads, arguments) =>
        {
            var nearest = Timing.Best(arguments.GetValue(runs), () => NearestUsers.Jaccard(ratings, ratings, threads)).Seconds;
            Print($"nearest of {ratings.UserCount} for each of {ratings.UserCount} users", nearest);
            var options = new ExperimentOptions { TestUsers = Math.Min(TestUsers, ratings.UserCount / 2), NumberOfThreads = threads, MoreCutoffs = [5, 20] };
            var whole = Timing.Best(1, () => Experiment.Run(ratings, new PopularityGenerator(), [new Popularity()], options)).Seconds;
            Print("experiment, popularity generated and recommended", whole);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory resident: {process.PeakWorkingSet64 / 1048576.0:F0} MiB"));
        }, runs);
    }

    private static void Print(string name, double seconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {seconds:F2} s"));
}
