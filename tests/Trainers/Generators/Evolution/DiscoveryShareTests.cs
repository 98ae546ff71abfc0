using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class DiscoveryShareTests
{
    [Fact]
    public void What_can_only_be_a_discovery_is_counted() =>
        Assert.Equal((0.25 + 0.01) / 1.02, DiscoveryShare.Of([5_000, -50, -50, -5_000], prior: 0.01), 1e-5);

    /// <summary>If a part a of all is three times as likely as a discovery and the rest a third as likely, the likelihood is highest at a share of 2 a − 1/2.</summary>
    [Theory]
    [InlineData(4, 0.3)]
    [InlineData(6, 0.7)]
    [InlineData(1, 0)]
    [InlineData(9, 1)]
    public void What_could_be_either_is_shared_out_by_likelihood(int likelier, double expected)
    {
        float[] evidence = [.. Enumerable.Range(0, 10).Select(at => at < likelier ? MathF.Log(3) : -MathF.Log(3))];
        Assert.Equal(expected, DiscoveryShare.Of(evidence, prior: 0), 1e-3);
    }
}
