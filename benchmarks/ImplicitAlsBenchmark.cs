using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>ials</c>: implicit ALS; with <c>--tune</c> a grid of options, judged by validation users who are no test users.</summary>
internal static class ImplicitAlsBenchmark
{
    private const int ValidationSeed = 2;

    public static Command Create()
    {
        var tune = new Option<bool>("--tune") { Description = "Tries options on users drawn from the training users, instead of judging the defaults." };
        return BenchmarkCommand.Create("ials", "Implicit ALS: fit time and ranking.", (ratings, threads, arguments) =>
        {
            if (arguments.GetValue(tune))
                Tune(ratings, threads);
            else
                RankingProtocols.Report(ratings, new ImplicitAls(new() { NumberOfThreads = threads }), threads);
        }, tune);
    }

    private static void Tune(Interactions ratings, int threads)
    {
        var training = RankingProtocols.StrongSplit(ratings).Training;
        var validation = training.SplitUsers(RankingProtocols.TestUsers(training), seed: ValidationSeed);
        foreach (var weight in new[] { 0.2, 0.4, 0.8, 1.6 })
        {
            foreach (var lambda in new[] { 0.001, 0.002, 0.003, 0.005, 0.01 })
            {
                var recommender = new ImplicitAls(new() { UnobservedWeight = weight, Lambda = lambda, NumberOfThreads = threads });
                RankingProtocols.Strong(string.Create(CultureInfo.InvariantCulture, $"weight {weight}, lambda {lambda}"), validation, recommender, threads);
            }
        }
    }
}
