using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class TiedScoresTests
{
    [Fact]
    public void A_recommender_that_knows_nothing_is_as_good_as_chance()
    {
        // Items are numbered as they first appear, so low numbers go to what the first users and what many took.
        var result = Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Constant()], TestRuns.Options with { Arms = [ExperimentArm.Real], NumberOfSeeds = 3 });
        var chance = result.Repetitions.Average(repetition => (double)repetition.RelevantInteractions / repetition.JudgedUsers / repetition.Items);
        // All users of a seed are given the same ten items, 30 in all. An item is relevant to 0.16 users in the mean; with the coefficient of
        // variation 2.5 of popularity and Poisson's variance its deviation is √(0.16 + 0.4²) = 0.57, 3.5 times the mean.
        Assert.InRange(result.Recommenders[0].Arms[0].Precision.Value, 0, chance * (1 + (4 * 3.5 / Math.Sqrt(30))));
    }

    private sealed class Constant : IRecommender
    {
        public string Name => "Constant";

        public bool LearnsFromValues => false;

        public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) => new Model(training);

        private sealed class Model(Interactions training) : RecommenderModel(training.Users, training.Items)
        {
            public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores) => scores.Clear();

            public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) => scores.Clear();

            public override float Score(int user, int item) => 0;
        }
    }
}
