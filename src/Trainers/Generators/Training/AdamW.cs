using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), in one pass over memory for each parameter.
/// TorchSharp's own has the flaw that <see cref="TensorArithmetic"/> avoids, and reads and writes each parameter some ten times a step.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly Tensor[] first, second;
    private readonly double learningRate, weightDecay;

    public AdamW(IReadOnlyList<Parameter> parameters, double learningRate, double weightDecay)
    {
        (this.parameters, this.learningRate, this.weightDecay) = (parameters, learningRate, weightDecay);
        first = [.. parameters.Select(Zeros)];
        second = [.. parameters.Select(Zeros)];
    }

    /// <summary>The number of steps taken.</summary>
    public int Steps { get; set; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>The moving averages of the gradients and of their squares.</summary>
    public IEnumerable<Tensor> Averages => first.Concat(second);

    /// <summary>Forgets the gradients.</summary>
    public void Clear()
    {
        foreach (var parameter in parameters)
        {
            if (parameter.grad is { } gradient)
                gradient.zero_();
        }
    }

    /// <summary>Moves the parameters against their gradients, which are scaled down if their norm together is above the largest, and forgets the gradients.</summary>
    public void Step(double largestNorm = double.PositiveInfinity)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Steps++;
        var rate = learningRate * RateFactor;
        var step = new AdamWStep(
            (float)ScaleOf(largestNorm),
            (float)(1 - FirstDecay),
            (float)(1 - SecondDecay),
            (float)(1 - rate * weightDecay),
            (float)(rate / (1 - Math.Pow(FirstDecay, Steps))),
            (float)(1 / Math.Sqrt(1 - Math.Pow(SecondDecay, Steps))));
        for (var i = 0; i < first.Length; i++)
        {
            if (parameters[i].grad is { } gradient)
                step.Take(parameters[i], gradient, first[i], second[i]);
        }
    }

    private double ScaleOf(double largestNorm)
    {
        if (double.IsPositiveInfinity(largestNorm))
            return 1;
        var norm = Math.Sqrt(parameters.Sum(parameter => parameter.grad is { } gradient ? Math.Pow(gradient.norm().item<float>(), 2) : 0));
        return norm > largestNorm ? largestNorm / norm : 1;
    }

    public void Dispose()
    {
        foreach (var tensor in Averages)
            tensor.Dispose();
    }

    private static Tensor Zeros(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();
}
