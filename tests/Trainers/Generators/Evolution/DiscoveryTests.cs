using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class DiscoveryTests
{
    private const int TrainingUsers = 300;
    private const int DrawnUsers = 800;

    /// <summary>
    /// What is taken outside a user's interest is a discovery and nothing else is, so the odds of it are those planted times the strength;
    /// the prior adds as many of either kind as it stands for.
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.15)]
    [InlineData(0.4)]
    public void The_odds_of_discoveries_are_those_planted_times_their_strength(double share)
    {
        var data = DisjointInterests.Draw(TrainingUsers, share, seed: 1);
        using var model = new PreferenceEvolutionGenerator(new()
        {
            Period = DisjointInterests.Period, HiddenWidth = 16, LatentDimensions = 4, Dropout = 0, Beta = 1, BatchSize = 50, MaximumNumberOfEpochs = 60, AnnealingEpochs = 20, Patience = 60,
            LearningRate = 0.03f, LearningRateSchedule = LearningRateSchedule.Linear, NumberOfThreads = 1,
        }).Fit(data, null, TestContext.Current.CancellationToken);
        var learnt = (share + DiscoveryPrior.AtLast) / (1 + (2 * DiscoveryPrior.AtLast));
        var error = Math.Sqrt(learnt * (1 - learnt) / data.Count);
        foreach (var strength in new float[] { 1, 2 })
        {
            var drawn = model.Sample(new() { UserCount = DrawnUsers, Seed = 3, Evolution = new() { DiscoveryStrength = strength }, NumberOfThreads = 1 }, null, TestContext.Current.CancellationToken);
            var outside = Estimate.Of([.. Enumerable.Range(0, DrawnUsers).Select(user => (double)DisjointInterests.Outside(drawn.ItemsOf(user)) / drawn.CountOf(user))]);
            var odds = strength * learnt / (1 - learnt);
            TestContext.Current.SendDiagnosticMessage($"planted {share}, strength {strength}: {outside}, expected {odds / (1 + odds)}");
            outside.IsNear(odds / (1 + odds), strength * error);
        }
    }
}
