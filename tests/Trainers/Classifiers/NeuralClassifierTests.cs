using SynthRec.MLNet.Classifiers;

namespace SynthRec.MLNet.Trainers.Tests.Classifiers;

public class NeuralClassifierTests
{
    [Fact]
    public void It_learns_what_no_line_parts_and_gives_probabilities()
    {
        var (features, labels) = ExclusiveOr(400, seed: 1);
        var (others, truth) = ExclusiveOr(300, seed: 2);
        var scores = Score(features, labels, others, seed: 0);
        var right = truth.Where((label, row) => scores[(2 * row) + label] > 0.5f).Count();
        Assert.InRange(right, 270, 300);
        Assert.All(Enumerable.Range(0, 300), row => Assert.Equal(1, scores[2 * row] + scores[(2 * row) + 1], 1e-5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores_and_another_seed_others()
    {
        var (features, labels) = ExclusiveOr(100, seed: 1);
        var first = Score(features, labels, features, seed: 3);
        Assert.Equal(first, Score(features, labels, features, seed: 3));
        Assert.NotEqual(first, Score(features, labels, features, seed: 4));
    }

    [Fact]
    public void A_few_rows_are_all_learnt_from()
    {
        var scores = Score([-1, -1, 1, 1, -1, -2, 1, 2], [0, 1, 0, 1], [-1, -1, 1, 1], seed: 0);
        Assert.True(scores[0] > scores[1] && scores[3] > scores[2], string.Join(", ", scores));
    }

    private static float[] Score(float[] features, int[] labels, float[] toScore, int seed) => Assert.Single(
        new NeuralClassifier(new() { Seed = seed, NumberOfThreads = 1 }).FitAndScore(features, 2, labels, 2, [toScore], TestContext.Current.CancellationToken));

    /// <summary>Points of the plane, of class 1 where the signs of both numbers differ.</summary>
    private static (float[] Features, int[] Labels) ExclusiveOr(int rows, int seed)
    {
        var random = SeededRandom.For(seed);
        var features = new float[2 * rows];
        for (var at = 0; at < features.Length; at++)
            features[at] = (float)random.NextGaussian();
        return (features, [.. Enumerable.Range(0, rows).Select(row => features[2 * row] * features[(2 * row) + 1] < 0 ? 1 : 0)]);
    }
}
