using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class SyntheticUsersTests
{
    [Fact]
    public void A_source_that_copies_is_as_good_as_real_and_gives_everybody_away()
    {
        var result = Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options);
        foreach (var recommender in result.Recommenders)
        {
            Assert.Equal(recommender.Find(ExperimentArm.Real)!.Ndcg, recommender.Find(ExperimentArm.Synthetic)!.Ndcg);
            Assert.Equal(new(1, 1, 1), recommender.ShareOfReal ?? new(1, 1, 1));
            Assert.Equal(recommender.ShareOfReal is null, recommender.Notes.Any(note => note.StartsWith("No share of real", StringComparison.Ordinal)));
            Assert.Equal(recommender.Find(ExperimentArm.VisibleAndReal)!.Ndcg, recommender.Find(ExperimentArm.VisibleAndSynthetic)!.Ndcg);
        }

        Assert.NotNull(result["ItemKNN"].ShareOfReal);
        Assert.Equal(new(1, 1, 1), result["ItemKNN"].GapClosed);
        Assert.Equal(1, result.Nearness!.MembershipAuc!.Value.Value, 6);
        Assert.Equal(1, result.Nearness.SyntheticToReal.P5);
        Assert.Equal(1, result.Nearness.ItemCoverage);
        Assert.Equal(0, result.Nearness.PopularityDistance, 12);
        Assert.Equal(0, result.Nearness.ActivityDistance, 12);
    }

    [Fact]
    public void Popularity_teaches_popularity_alone_and_gives_nobody_away()
    {
        var result = TestRuns.OfPopularity;
        Assert.True(result["Popularity"].ShareOfReal!.Value.Value > 0.9, $"{result["Popularity"].ShareOfReal}");
        Assert.True(result["ItemKNN"].ShareOfReal!.Value.High < 0.8, $"{result["ItemKNN"].ShareOfReal}");
        // The deviation of the AUC of 508 members against 102 others under guessing is √((508 + 102 + 1) / (12 · 508 · 102)) = 0.031.
        Assert.InRange(result.Nearness!.MembershipAuc!.Value.Value, 0.5 - (4 * 0.031), 0.5 + (4 * 0.031));
    }

    [Fact]
    public void Users_made_without_knowledge_of_members_give_nobody_away()
    {
        var data = TestData.Random(600, 60);
        var result = Experiment.Run(data, (training, users, seed, _, _) => WithItems(TestData.Random(users, 60, seed + 1_000), training.Items), [new Popularity()], new() { TestUsers = 200, Arms = [ExperimentArm.Synthetic] });
        // The deviation of the AUC of 400 members against 200 others under guessing is √((400 + 200 + 1) / (12 · 400 · 200)) = 0.025.
        var auc = result.Nearness!.MembershipAuc!.Value;
        Assert.InRange(auc.Value, 0.5 - (4 * 0.025), 0.5 + (4 * 0.025));
        Assert.Equal(2 * 1.96 * 0.025, auc.High - auc.Low, 0.02);
        Assert.Equal(1, result.Nearness.ItemCoverage);
    }

    private static Interactions WithItems(Interactions data, Vocabulary items) => new(data.Users, items, data.Offsets.ToArray(), data.ItemIndices.ToArray());

    [Fact]
    public void As_many_are_made_as_learn_the_generator_or_as_the_options_say_by_the_seed_of_the_repetition()
    {
        var asked = new List<(int, int)>();
        Interactions Source(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
        {
            asked.Add((userCount, seed));
            return training;
        }

        var options = new ExperimentOptions { TestUsers = 10, NumberOfSeeds = 2, Seed = 7, Arms = [ExperimentArm.Synthetic] };
        Experiment.Run(TestData.Random(50, 20), Source, [new Popularity()], options);
        Experiment.Run(TestData.Random(50, 20), Source, [new Popularity()], options with { SyntheticUsers = 300, NumberOfSeeds = 1 });
        Assert.Equal([(40, 7), (40, 8), (300, 7)], asked);
    }
}
