using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>ials</c>: implicit ALS; with <c>--tune</c> a grid of options, judged by validation users who are no test users.</summary>
internal static class ImplicitAlsBenchmark
{
    private const int ValidationUsers = 1000;
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
        var validation = RankingProtocols.StrongSplit(ratings).Training.SplitUsers(ValidationUsers, seed: ValidationSeed);
        foreach (var rank in new[] { 64, 128 })
        {
            foreach (var weight in new[] { 0.05, 0.1, 0.2, 0.4, 0.8 })
            {
                foreach (var lambda in new[] { 0.001, 0.003, 0.01, 0.03 })
                {
                    var recommender = new ImplicitAls(new() { ApproximationRank = rank, UnobservedWeight = weight, Lambda = lambda, NumberOfThreads = threads });
                    RankingProtocols.Strong(string.Create(CultureInfo.InvariantCulture, $"rank {rank}, weight {weight}, lambda {lambda}"), validation, recommender, threads);
                }
            }
        }
    }
}
