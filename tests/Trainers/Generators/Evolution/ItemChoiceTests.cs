using SynthRec.MLNet.Generators;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ItemChoiceTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(3f)]
    public void The_strength_of_discovery_multiplies_its_odds(float strength)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var periods = new Periods(0, 30 * 86400, 10);
        var shape = new EvolutionShape(Items: 5, Hidden: 7, Latent: 3, Context: 2);
        using var network = new EvolutionNetwork(shape, new(periods), new int[5], seed: 3, [0, -1, -2, -1, 0]);
        var preferences = tensor(new float[] { 1, -2, 0.5f }).view(1, 3).clone();
        var crowd = Numbers(nn.functional.softmax(network.Choice.CrowdLogits([4]), 1));
        var own = Numbers(nn.functional.softmax(network.Choice.CrowdLogits([4]) + network.Choice.Interests(preferences), 1));
        var off = crowd.Zip(own, (all, one) => all / (1 + Math.Pow(one / all, 2))).ToArray();
        var odds = strength * Math.Exp(network.Choice.DiscoveryLogOdds().item<float>());
        var drawn = Numbers(network.Choice.LogProbabilities([4], preferences, new() { DiscoveryStrength = strength }).exp());
        for (var item = 0; item < 5; item++)
            Assert.Equal((own[item] + (odds * off[item] / off.Sum())) / (1 + odds), drawn[item], 1e-5);
        Assert.NotEqual(own[0], crowd[0], 0.01);
    }

    private static float[] Numbers(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
