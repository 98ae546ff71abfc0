using MathNet.Numerics.Statistics;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class RobustnessTests
{
    private static readonly Interactions Data = TasteWorld.Users(200, seed: 1);
    private static readonly ExperimentOptions Options = new() { K = 5, NumberOfSeeds = 3, NumberOfThreads = 2, Arms = [ExperimentArm.Synthetic, ExperimentArm.Real] };

    [Fact]
    public void Spreads_are_the_deviations_over_repetitions()
    {
        var result = Experiment.Run(Data, ByPopularity, [new ItemKnn(), new Popularity()], Options);
        var metrics = Robustness.Of(result);
        var (synthetic, real) = (result["ItemKNN"].Find(ExperimentArm.Synthetic)!.NdcgOfRepetitions, result["ItemKNN"].Find(ExperimentArm.Real)!.NdcgOfRepetitions);
        Assert.Equal(synthetic.StandardDeviation(), Of(metrics, Robustness.NdcgName, "ItemKNN, Synthetic").Value!.Value, 12);
        Assert.Equal(synthetic.Zip(real, (a, b) => a / b).StandardDeviation(), Of(metrics, Robustness.ShareName, "ItemKNN").Value!.Value, 12);
        Assert.True(Of(metrics, Robustness.ShareName, "ItemKNN").Value > 0);
    }

    [Fact]
    public void Copies_have_no_spread_of_share_and_pick_the_same_winner_always()
    {
        var metrics = Robustness.Of(Experiment.Run(Data, TestRuns.Copy, [new ItemKnn(), new Popularity()], Options));
        Assert.Equal(0, Of(metrics, Robustness.ShareName, "Popularity").Value);
        Assert.Equal(1, Of(metrics, Robustness.WinnerName, null).Value);
        Assert.True(Of(metrics, Robustness.NdcgName, "ItemKNN, Real").Value > 0);
    }

    [Fact]
    public void One_repetition_or_one_recommender_has_none_and_says_why()
    {
        var metrics = Robustness.Of(Experiment.Run(Data, TestRuns.Copy, [new ItemKnn()], Options with { NumberOfSeeds = 1 }));
        Assert.Contains("one repetition", Of(metrics, Robustness.NdcgName, "ItemKNN, Real").NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("one repetition", Of(metrics, Robustness.ShareName, "ItemKNN").NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("a winner needs two", Of(metrics, Robustness.WinnerName, null).NotDefinedBecause, StringComparison.Ordinal);
    }

    private static Metric Of(IReadOnlyList<Metric> metrics, string name, string? subject) => Assert.Single(metrics, metric => metric.Name == name && metric.Subject == subject);

    private static Interactions ByPopularity(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
        TasteWorld.ByPopularity(training, userCount, seed);
}
