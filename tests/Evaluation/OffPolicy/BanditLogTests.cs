namespace SynthRec.MLNet.Evaluation.Tests;

public class BanditLogTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Propensities_that_are_no_probabilities_are_refused(double propensity) =>
        Assert.Contains("Round 1 has the propensity", Refusal([0, 1], [1, 0], [0.5, propensity]), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Contains("There are no rounds", Refusal([], [], []), StringComparison.Ordinal);
        Assert.Contains("Round 0 has arm 2; there are 2", Refusal([2], [1], [1]), StringComparison.Ordinal);
        Assert.Contains("rewards must be finite", Refusal([0], [double.NaN], [1]), StringComparison.Ordinal);
        Assert.Contains("1 arms, 2 rewards", Refusal([0], [1, 0], [1]), StringComparison.Ordinal);
        Assert.Contains("3 features", Refusal([0, 1], [1, 0], [1, 1], [1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("Round 1 has the feature", Refusal([0, 1], [1, 0], [1, 1], [1, float.NaN]), StringComparison.Ordinal);
    }

    private static string Refusal(int[] arms, double[] rewards, double[] propensities, float[]? contexts = null) =>
        Assert.Throws<ArgumentException>(() => new BanditLog(2, arms, rewards, propensities, contexts)).Message;
}
