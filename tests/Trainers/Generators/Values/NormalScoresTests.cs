using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class NormalScoresTests
{
    [Fact]
    public void Two_equal_halves_score_the_means_of_the_halves_of_a_normal_distribution()
    {
        var scores = NormalScores.Of([1, 5, 5, 1]);
        Assert.Equal([1, 5], scores.Levels);
        Assert.Equal([0.5, 1], scores.Cumulative);
        Assert.Equal(-Math.Sqrt(2 / Math.PI), scores.ScoreOf(1), 1e-6);
        Assert.Equal(Math.Sqrt(2 / Math.PI), scores.ScoreOf(5), 1e-6);
        Assert.Equal(2 / Math.PI, scores.Variance, 1e-12);
    }

    [Fact]
    public void One_level_scores_zero()
    {
        var scores = NormalScores.Of([3, 3]);
        Assert.Equal([3], scores.Levels);
        Assert.Equal(0, scores.ScoreOf(3));
    }

    [Fact]
    public void Many_distinct_values_become_quantiles_whose_scores_rise()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => (float)i).ToArray();
        var scores = NormalScores.Of(values);
        Assert.Equal(NormalScores.MostLevels, scores.Levels.Length);
        Assert.All(scores.Levels, level => Assert.Contains(level, values));
        Assert.True(scores.ScoreOf(0) < scores.ScoreOf(100) && scores.ScoreOf(99_899) < scores.ScoreOf(99_999));
        Assert.Equal(scores.ScoreOf(0), scores.ScoreOf(99));
        Assert.InRange(scores.Variance, 0.99, 1);
    }
}
