using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Generators;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class CriticLayerTests
{
    private const int Outputs = 4;
    private const int Inputs = 6;

    [Fact]
    public void Normalised_weights_are_those_divided_by_their_largest_singular_value()
    {
        using var scope = NewDisposeScope();
        var parameter = Drawn();
        using var layer = new CriticLayer(parameter, normalized: true, SeededRandom.For(2));
        for (var step = 0; step < 200; step++)
            layer.Follow();

        // 200 steps shrink what is left of the other singular vectors by (second/first)^400.
        var weights = ToMatrix(parameter);
        Assert.Equal(0, (ToMatrix(layer.Value()) - (weights / weights.Svd().S[0])).L2Norm(), 1e-5);
    }

    [Fact]
    public void Steps_follow_weights_that_change()
    {
        using var scope = NewDisposeScope();
        var parameter = Drawn();
        using var layer = new CriticLayer(parameter, normalized: true, SeededRandom.For(2));
        using (no_grad())
            parameter.copy_(Drawn(seed: 9));
        for (var step = 0; step < 200; step++)
            layer.Follow();
        Assert.Equal(1, ToMatrix(layer.Value()).Svd().S[0], 1e-5);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        var parameter = Drawn();
        using var layer = new CriticLayer(parameter, normalized: true, SeededRandom.For(2));
        for (var step = 0; step < 200; step++)
            layer.Follow();
        layer.Value().square().sum().backward();
        var gradient = parameter.grad![1, 2].item<float>();

        // Σ w² / σ² by one weight, in double precision; the singular vectors' own change adds nothing to σ's.
        var weights = ToMatrix(parameter);
        double At(double shift)
        {
            var moved = weights.Clone();
            moved[1, 2] += shift;
            return Math.Pow(moved.FrobeniusNorm() / moved.Svd().S[0], 2);
        }

        Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient, 1e-4);
    }

    [Fact]
    public void Weights_without_normalisation_are_as_they_are()
    {
        using var scope = NewDisposeScope();
        var parameter = Drawn();
        using var layer = new CriticLayer(parameter, normalized: false, SeededRandom.For(2));
        layer.Follow();
        Assert.Equal(parameter.data<float>().ToArray(), layer.Value().data<float>().ToArray());
    }

    private static Parameter Drawn(int seed = 1)
    {
        var values = new float[Outputs * Inputs];
        StandardNormal.Fill(SeededRandom.For(seed), values);
        return nn.Parameter(tensor(values, float32).view(Outputs, Inputs).clone());
    }

    private static Matrix<double> ToMatrix(Tensor weights) =>
        Matrix<double>.Build.DenseOfRowMajor(Outputs, Inputs, weights.detach().data<float>().ToArray().Select(x => (double)x));
}
