using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The weights of a layer of the critic, divided by their largest singular value if asked, which is followed by one step
/// of the power method each time the critic learns (Miyato et al. 2018).
/// </summary>
internal sealed class CriticLayer : IDisposable
{
    private const int FirstSteps = 20;
    private readonly Parameter weights;
    private readonly Tensor? left, right;

    /// <param name="weights">Outputs × inputs.</param>
    /// <param name="normalized">Whether they are divided.</param>
    /// <param name="random">Draws where the power method starts.</param>
    public CriticLayer(Parameter weights, bool normalized, SeededRandom random)
    {
        this.weights = weights;
        if (!normalized)
            return;
        left = Start((int)weights.shape[0], weights.device, random);
        right = Start((int)weights.shape[1], weights.device, random);
        for (var step = 0; step < FirstSteps; step++)
            Follow();
    }

    /// <summary>The singular vectors as far as they are known; none where weights are not divided.</summary>
    public IEnumerable<Tensor> Directions => left is null ? [] : [left, right!];

    /// <summary>One step of the power method.</summary>
    public void Follow()
    {
        if (left is null)
            return;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        right!.copy_(Unit(weights.t().mv(left)));
        left.copy_(Unit(weights.mv(right)));
    }

    /// <summary>The weights that the critic judges by.</summary>
    public Tensor Value()
    {
        if (left is null)
            return weights.alias();
        using var scope = NewDisposeScope();
        return (weights / weights.mv(right!).dot(left)).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        left?.Dispose();
        right?.Dispose();
    }

    private static Tensor Unit(Tensor vector) => vector / vector.norm();

    private static Tensor Start(int length, Device device, SeededRandom random)
    {
        var values = new float[length];
        StandardNormal.Fill(random, values);
        using var unaligned = tensor(values, float32, device);
        return unaligned.clone().DetachFromDisposeScope();
    }
}
