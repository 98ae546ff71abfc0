using System.CommandLine;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>ease</c>: EASE beside popularity, item-kNN and PureSVD, the recommenders in closed form or nearly so.</summary>
internal static class EaseBenchmark
{
    public static Command Create()
    {
        var lambda = new Option<double>("--lambda") { Description = "The regularisation of EASE.", DefaultValueFactory = _ => EaseOptions.DefaultLambda };
        return BenchmarkCommand.Create("ease", "EASE, item-kNN, PureSVD and popularity: fit time and ranking.", (ratings, threads, arguments) =>
        {
            IRecommender[] recommenders =
            [
                new Popularity(),
                new ItemKnn(new() { NumberOfThreads = threads }),
                new PureSvd(new() { NumberOfThreads = threads }),
                new Ease(new() { Lambda = arguments.GetValue(lambda), NumberOfThreads = threads }),
            ];
            foreach (var recommender in recommenders)
                RankingProtocols.Report(ratings, recommender, threads);
        }, lambda);
    }
}
