using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class AdamWTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void It_takes_the_steps_of_libtorch_s_own(double weightDecay)
    {
        using var scope = torch.NewDisposeScope();
        var ours = torch.nn.Parameter(torch.tensor(new[] { 1f, -2f, 3f }));
        var theirs = torch.nn.Parameter(torch.tensor(new[] { 1f, -2f, 3f }));
        using var optimizer = new AdamW([ours], 0.05, weightDecay);
        using var reference = torch.optim.AdamW([theirs], 0.05, weight_decay: weightDecay);
        for (var step = 0; step < 20; step++)
        {
            optimizer.Clear();
            ours.pow(4).sum().backward();
            optimizer.Step();
            reference.zero_grad();
            theirs.pow(4).sum().backward();
            reference.step();
        }

        foreach (var (expected, actual) in theirs.data<float>().ToArray().Zip(ours.data<float>().ToArray()))
            Assert.Equal(expected, actual, 1e-5f);
    }
}
