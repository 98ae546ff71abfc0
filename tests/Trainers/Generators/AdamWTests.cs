using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class AdamWTests
{
    /// <summary>More numbers than two parts of the kernel have, and no multiple of a vector's width.</summary>
    private const int Many = 40_003;

    [Theory]
    [InlineData(3, 0, 1e9, 1)]
    [InlineData(3, 0.1, 1e9, 1)]
    [InlineData(3, 0, 5, 1)]
    [InlineData(Many, 0.1, 5, 1)]
    [InlineData(Many, 0.1, 5, 2)]
    public void It_takes_the_steps_of_libtorch_s_own(int count, double weightDecay, double largestNorm, int threads)
    {
        using var _ = new TorchThreads(threads);
        using var scope = torch.NewDisposeScope();
        var (ours, theirs) = (Start(count), Start(count));
        using var optimizer = new AdamW([ours], 0.05, weightDecay);
        using var reference = torch.optim.AdamW([theirs], 0.05, weight_decay: weightDecay);
        for (var step = 0; step < 20; step++)
        {
            ours.pow(4).sum().backward();
            optimizer.Step(largestNorm);
            reference.zero_grad();
            theirs.pow(4).sum().backward();
            torch.nn.utils.clip_grad_norm_([theirs], largestNorm);
            reference.step();
        }

        foreach (var (expected, actual) in theirs.data<float>().ToArray().Zip(ours.data<float>().ToArray()))
            Assert.Equal(expected, actual, 1e-5f);
    }

    private static TorchSharp.Modules.Parameter Start(int count) =>
        torch.nn.Parameter(torch.tensor([.. Enumerable.Range(1, count).Select(at => (float)(2 + Math.Sin(at)))]).clone());
}
