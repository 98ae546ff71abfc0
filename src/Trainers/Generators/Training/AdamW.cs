using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019). TorchSharp's own has the flaw that
/// <see cref="TensorArithmetic"/> avoids.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Epsilon = 1e-8;
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly Tensor[] first, second;
    private readonly double learningRate, weightDecay;
    private int steps;

    public AdamW(IReadOnlyList<Parameter> parameters, double learningRate, double weightDecay)
    {
        (this.parameters, this.learningRate, this.weightDecay) = (parameters, learningRate, weightDecay);
        first = [.. parameters.Select(Zeros)];
        second = [.. parameters.Select(Zeros)];
    }

    /// <summary>Forgets the gradients.</summary>
    public void Clear()
    {
        foreach (var parameter in parameters)
        {
            if (parameter.grad is { } gradient)
                gradient.zero_();
        }
    }

    /// <summary>Moves the parameters against their gradients.</summary>
    public void Step()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        steps++;
        var rate = learningRate / (1 - Math.Pow(FirstDecay, steps));
        var secondCorrection = 1 / Math.Sqrt(1 - Math.Pow(SecondDecay, steps));
        for (var i = 0; i < first.Length; i++)
        {
            if (parameters[i].grad is not { } gradient)
                continue;
            if (weightDecay != 0)
                parameters[i].TimesInPlace(1 - learningRate * weightDecay);
            first[i].MoveTowardsInPlace(gradient, 1 - FirstDecay);
            second[i].TimesInPlace(SecondDecay).PlusProductInPlace(gradient, gradient, 1 - SecondDecay);
            var deviation = second[i].sqrt().TimesInPlace(secondCorrection).PlusInPlace(Epsilon);
            parameters[i].PlusQuotientInPlace(first[i], deviation, -rate);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in first.Concat(second))
            tensor.Dispose();
    }

    private static Tensor Zeros(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();
}
