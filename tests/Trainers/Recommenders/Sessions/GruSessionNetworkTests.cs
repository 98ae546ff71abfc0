using SynthRec.MLNet.Recommenders;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class GruSessionNetworkTests
{
    private const int Width = 3, ItemCount = 5;

    [Fact]
    public void Logits_are_those_of_the_equations_of_the_gated_recurrent_unit()
    {
        using var network = new GruSessionNetwork(ItemCount, new() { HiddenWidth = Width, Seed = 4 });
        var weights = network.Weights.Parameters.Select(parameter => parameter.data<float>().ToArray()).ToArray();
        for (var i = 0; i < weights[3].Length; i++)
            (weights[3][i], weights[5][i]) = (0.1f * i, -0.2f * i);
        for (var i = 0; i < weights.Length; i++)
            SetTo(network.Weights.Parameters[i], weights[i]);

        int[] session = [2, 0, 4];
        var padded = new PaddedSessions([session, new([1])]);
        using var _ = no_grad();
        using var logits = network.Logits(padded, [padded.StateAfter(0, 3), padded.StateAfter(1, 0)], random: null);
        var expected = Logits(weights, session).Concat(Logits(weights, [])).ToArray();
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], logits.data<float>()[i], 1e-5);
    }

    private static double[] Logits(float[][] weights, int[] session)
    {
        var state = new double[Width];
        foreach (var item in session)
        {
            var seen = Array.ConvertAll(weights[0][(item * Width)..((item + 1) * Width)], value => (double)value);
            var (fromInput, fromState) = (Linear(weights[2], weights[3], seen), Linear(weights[4], weights[5], state));
            state = [.. Enumerable.Range(0, Width).Select(i =>
            {
                var reset = Sigmoid(fromInput[i] + fromState[i]);
                var update = Sigmoid(fromInput[Width + i] + fromState[Width + i]);
                var candidate = Math.Tanh(fromInput[(2 * Width) + i] + (reset * fromState[(2 * Width) + i]));
                return ((1 - update) * candidate) + (update * state[i]);
            })];
        }

        return Linear(weights[0], weights[1], state);
    }

    private static double[] Linear(float[] matrix, float[] bias, double[] vector) =>
        [.. bias.Select((constant, row) => constant + vector.Select((value, column) => value * matrix[(row * Width) + column]).Sum())];

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static void SetTo(Tensor parameter, float[] values)
    {
        using var _ = no_grad();
        using var whole = tensor(values, float32);
        using var shaped = whole.view(parameter.shape);
        parameter.copy_(shaped);
    }
}
