using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>Experiments and their parts that tests share.</summary>
internal static class TestRuns
{
    public static ExperimentOptions Options { get; } = new() { RelevantFrom = 4, NumberOfThreads = 2 };

    public static IReadOnlyList<IRecommender> Recommenders { get; } =
        [new MatrixFactorization(new() { ApproximationRank = 8, NumberOfIterations = 5 }), new ItemKnn(), new Popularity()];

    private static readonly Lazy<ExperimentResult> ByPopularity = new(() => Experiment.Run(RealData.MovieLensSmall, new PopularityGenerator(), Recommenders, Options));

    /// <summary>All arms on MovieLens with synthetic users who take items by popularity.</summary>
    public static ExperimentResult OfPopularity => ByPopularity.Value;

    /// <summary>Gives the training users themselves as synthetic ones.</summary>
    public static Interactions Copy(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new("copying", 1, 1));
        return training;
    }
}
