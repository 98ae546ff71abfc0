using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class GanCriticTests
{
    private const int Items = 6;
    private static readonly GanOptions Options = new() { CriticWidth = 8, PackSize = 2, BatchSize = 4 };

    /// <summary>The gradient of the loss, and so of the gradient penalty, is the slope of the loss between two nearby weights.</summary>
    [Fact]
    public void The_gradient_of_the_penalty_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        using var critic = new GanCritic(Items, Options);
        var (real, generated, sizes) = (Rows(1), Rows(2), GanNetwork.LogSizes([2, 3, 2, 4], torch.CPU));
        Tensor Loss() => critic.Loss(real, generated, sizes, conditions: null, SeededRandom.For(5));
        Loss().backward();
        var weights = critic.Weights.Parameters[0];
        var gradient = weights.grad!.data<float>().ToArray();
        var largest = Array.IndexOf(gradient, gradient.MaxBy(Math.Abs));
        const float step = 1e-3f;
        var (above, below) = (At(step), At(-step));

        // Single precision gives a loss of a few tens to 1e-5, and thus the slope over 2e-3 to 1e-2.
        Assert.Equal((above - below) / (2 * step), gradient[largest], 0.05f * Math.Abs(gradient[largest]));
        Assert.NotEqual(0, gradient[largest]);

        float At(float shift)
        {
            Move(weights, largest, shift);
            var loss = Loss().item<float>();
            Move(weights, largest, -shift);
            return loss;
        }
    }

    [Fact]
    public void A_critic_of_normalised_layers_never_changes_faster_than_the_sets_do()
    {
        using var scope = NewDisposeScope();
        using var critic = new GanCritic(Items, Options with { CriticBound = CriticBound.SpectralNormalization });
        var (first, second, sizes) = (Rows(1), Rows(2), GanNetwork.LogSizes([2, 3, 2, 4], torch.CPU));
        for (var step = 0; step < 200; step++)
            critic.Loss(first, second, sizes, conditions: null, SeededRandom.For(5));
        var changes = critic.Score(first, sizes).Minus(critic.Score(second, sizes)).abs().data<float>().ToArray();
        var distances = first.Minus(second).view(2, -1).norm(1).data<float>().ToArray();
        for (var pack = 0; pack < 2; pack++)
            Assert.InRange(changes[pack], 1e-6f, distances[pack] * 1.0001f);
    }

    [Fact]
    public void A_condition_counts_by_its_projection_on_what_the_critic_sees_and_none_counts_nothing()
    {
        using var scope = NewDisposeScope();
        using var critic = new GanCritic(Items, Options, conditionDimensions: 2);
        var (sets, sizes) = (Rows(1), GanNetwork.LogSizes([2, 3, 2, 4], torch.CPU));
        float[] Scores(float[] conditions) => critic.Score(sets, sizes, tensor(conditions, float32).view(4, 2)).data<float>().ToArray();
        var none = critic.Score(sets, sizes).data<float>().ToArray();
        Assert.Equal(none, Scores(new float[8]));
        var once = Scores([1, 2, 0, 0, 0, 0, 0, 0]);
        var twice = Scores([2, 4, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(none[1], once[1]);
        Assert.NotEqual(none[0], once[0]);
        Assert.Equal(2 * (once[0] - none[0]), twice[0] - none[0], 1e-5f);
    }

    [Fact]
    public void A_pack_is_scored_together()
    {
        using var scope = NewDisposeScope();
        using var critic = new GanCritic(Items, Options);
        Assert.Equal([2L, 1L], critic.Score(Rows(1), GanNetwork.LogSizes([2, 3, 2, 4], torch.CPU)).shape);
    }

    [Fact]
    public void Drawn_sets_have_the_wanted_sizes_and_pass_gradients_to_the_logits()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(2, Items).requires_grad_();
        var sets = GeneratedSets.Draw(logits, [1, 4], SeededRandom.For(1));
        Assert.Equal([1f, 4f], sets.square().sum(1).data<float>().ToArray().Select((sum, user) => MathF.Round(sum * (user == 0 ? 1 : 4))));
        sets.narrow(1, 0, 1).sum().backward();

        // d (1 - exp(-n p)) / √n of item 0 by its own logit: √n exp(-n p) p (1 - p), p being 1/6.
        foreach (var (row, n) in new[] { (0, 1.0), (1, 4.0) })
            Assert.Equal(Math.Sqrt(n) * Math.Exp(-n / 6) * (5 / 36.0), logits.grad![row, 0].item<float>(), 1e-5);
    }

    private static void Move(Tensor weights, int at, float shift)
    {
        using var _ = no_grad();
        var values = new float[weights.numel()];
        values[at] = shift;
        weights.add_(tensor(values, float32).reshape(weights.shape));
    }

    private static Tensor Rows(int seed)
    {
        var random = SeededRandom.For(seed);
        return tensor(Enumerable.Range(0, 4 * Items).Select(_ => random.NextSingle()).ToArray(), float32).view(4, Items);
    }
}
