using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ExponentialWeightsTests
{
    /// <summary>Half a unit of the last place of an argument between 64 and 128, at a subtraction and a division, and a few of the result.</summary>
    private const double RelativeError = (2 * 3.9e-6) + 3e-7;

    [Theory]
    [InlineData(1, 1f)]
    [InlineData(15, 1f)]
    [InlineData(16, 1f)]
    [InlineData(1003, 1f)]
    [InlineData(1003, 0.3f)]
    public void Weights_are_exponentials_of_what_logits_lack_to_the_largest(int count, float temperature)
    {
        var random = SeededRandom.For(count);
        var logits = Enumerable.Range(0, count).Select(_ => 40 * (random.NextSingle() - 0.5f)).ToArray();
        var weights = new float[count];
        ExponentialWeights.Fill(logits, temperature, weights);
        for (var at = 0; at < count; at++)
        {
            var exponent = ((double)logits[at] - logits.Max()) / temperature;
            Assert.Equal(exponent < -87 ? 0 : Math.Exp(exponent), weights[at], RelativeError * Math.Exp(exponent) + 1.2e-38);
        }
    }

    [Fact]
    public void The_largest_has_weight_1_and_what_is_impossible_has_none()
    {
        var logits = Enumerable.Repeat(float.NegativeInfinity, 40).ToArray();
        (logits[3], logits[37]) = (5, 5 - 300);
        var weights = new float[40];
        ExponentialWeights.Fill(logits, 1, weights);
        Assert.Equal(1, weights[3]);
        Assert.All(Enumerable.Range(0, 40).Where(at => at != 3), at => Assert.Equal(0, weights[at]));
    }

    [Fact]
    public void Weights_may_take_the_place_of_logits()
    {
        var logits = Enumerable.Range(0, 50).Select(at => at * 0.1f).ToArray();
        var weights = new float[50];
        ExponentialWeights.Fill(logits, 2, weights);
        ExponentialWeights.Fill(logits, 2, logits);
        Assert.Equal(weights, logits);
    }
}
