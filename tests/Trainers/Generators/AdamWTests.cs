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

    [Fact]
    public void Gradients_above_the_largest_norm_are_scaled_down()
    {
        using var scope = torch.NewDisposeScope();
        var ours = torch.nn.Parameter(torch.tensor(new[] { 1f, -2f, 3f }));
        var theirs = torch.nn.Parameter(torch.tensor(new[] { 1f, -2f, 3f }));
        using var optimizer = new AdamW([ours], 0.05, 0);
        using var reference = torch.optim.AdamW([theirs], 0.05, weight_decay: 0);
        for (var step = 0; step < 20; step++)
        {
            optimizer.Clear();
            ours.pow(4).sum().backward();
            optimizer.Step(largestNorm: 30);
            reference.zero_grad();
            theirs.pow(4).sum().backward();
            torch.nn.utils.clip_grad_norm_([theirs], 30);
            reference.step();
        }

        foreach (var (expected, actual) in theirs.data<float>().ToArray().Zip(ours.data<float>().ToArray()))
            Assert.Equal(expected, actual, 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Large_parameters_take_the_steps_of_libtorch_s_own(int threads)
    {
        // More than two parts of the kernel, and no multiple of a vector's width.
        var values = Enumerable.Range(0, 40_003).Select(at => (float)Math.Sin(at)).ToArray();
        using var _ = new TorchThreads(threads);
        using var scope = torch.NewDisposeScope();
        var ours = torch.nn.Parameter(torch.tensor(values).clone());
        var theirs = torch.nn.Parameter(torch.tensor(values).clone());
        using var optimizer = new AdamW([ours], 0.05, 0.1);
        using var reference = torch.optim.AdamW([theirs], 0.05, weight_decay: 0.1);
        for (var step = 0; step < 5; step++)
        {
            optimizer.Clear();
            ours.pow(4).sum().backward();
            optimizer.Step();
            reference.zero_grad();
            theirs.pow(4).sum().backward();
            reference.step();
        }

        Assert.True((ours - theirs).abs().max().item<float>() < 1e-4f);
    }
}
