using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A second set of values for the parameters of a network, such as their moving average.</summary>
internal sealed class ParameterSet : IDisposable
{
    private readonly Tensor[] values;

    public ParameterSet(IReadOnlyList<Parameter> parameters)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        values = [.. parameters.Select(p => p.detach().clone().DetachFromDisposeScope())];
    }

    public IReadOnlyList<Tensor> Values => values;

    public void MoveTowards(IReadOnlyList<Parameter> parameters, double share)
    {
        using var _ = no_grad();
        for (var i = 0; i < values.Length; i++)
            values[i].MoveTowardsInPlace(parameters[i], share);
    }

    public void CopyFrom(ParameterSet other)
    {
        using var _ = no_grad();
        for (var i = 0; i < values.Length; i++)
            values[i].copy_(other.values[i]);
    }

    public void CopyTo(IReadOnlyList<Parameter> parameters)
    {
        using var _ = no_grad();
        for (var i = 0; i < values.Length; i++)
            parameters[i].copy_(values[i]);
    }

    public void Swap(IReadOnlyList<Parameter> parameters)
    {
        using var _ = no_grad();
        for (var i = 0; i < values.Length; i++)
        {
            using var kept = parameters[i].clone();
            parameters[i].copy_(values[i]);
            values[i].copy_(kept);
        }
    }

    public void Dispose()
    {
        foreach (var value in values)
            value.Dispose();
    }
}
