using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class EncoderTests
{
    private const int Window = 6;
    private const double Rounding = 1e-4;

    public static TheoryData<string> Encoders => SequenceFamily.Encoders;

    /// <summary>The sequences are longer than the window of attention.</summary>
    [Theory]
    [MemberData(nameof(Encoders))]
    public void Step_after_step_gives_what_whole_sequences_give(string family)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var weights = new Weights(3);
        var encoder = SequenceFamily.EncoderOf(family, weights, Window);
        var inputs = Inputs(rows: 3, length: 15, encoder.Width);
        var whole = encoder.Encode(inputs);
        var state = encoder.Start(3);
        for (var at = 0; at < 15; at++)
        {
            (var output, state) = encoder.Step(inputs.select(1, at), null, state);
            AssertSame(whole.select(1, at), output);
        }
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void A_sequence_that_begins_later_gives_what_it_gives_alone(string family)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var weights = new Weights(3);
        var encoder = SequenceFamily.EncoderOf(family, weights, Window);
        var inputs = Inputs(rows: 2, length: 10, encoder.Width);
        const int Start = 3;
        var alone = encoder.Encode(inputs.narrow(0, 1, 1).narrow(1, Start, 10 - Start));
        var state = encoder.Start(2);
        for (var at = 0; at < 10; at++)
        {
            (var output, state) = encoder.Step(inputs.select(1, at), tensor([1f, at >= Start ? 1f : 0f]).view(2, 1), state);
            if (at >= Start)
                AssertSame(alone.select(1, at - Start), output.narrow(0, 1, 1));
        }
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void No_output_depends_on_later_inputs(string family)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var weights = new Weights(3);
        var encoder = SequenceFamily.EncoderOf(family, weights, Window);
        var inputs = Inputs(rows: 2, length: 8, encoder.Width);
        AssertSame(encoder.Encode(inputs).narrow(1, 0, 5), encoder.Encode(inputs.narrow(1, 0, 5)));
    }

    private static Tensor Inputs(int rows, int length, int width)
    {
        var random = SeededRandom.For(8);
        return tensor([.. Enumerable.Range(0, rows * length * width).Select(_ => (float)random.NextGaussian())], float32).view(rows, length, width);
    }

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.InRange(expected.Minus(actual).abs().max().item<float>(), 0, Rounding);
}
