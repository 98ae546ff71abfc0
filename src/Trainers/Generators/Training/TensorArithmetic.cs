using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Sums and multiples of tensors.</summary>
/// <remarks>
/// Many methods of TorchSharp make a scalar (the factor, the 1 of a + 1 · b, the 2 of a square) that the garbage collector may take while libtorch
/// still reads it: "Expected false to be true", or a crash, once in some ten thousand steps. Here every scalar outlives the call.
/// </remarks>
internal static class TensorArithmetic
{
    private static readonly Scalar One = 1.0;

    public static Tensor Plus(this Tensor first, Tensor second) => first.add(second, One);

    public static Tensor Minus(this Tensor first, Tensor second) => first.Plus(second.neg());

    public static Tensor Squared(this Tensor tensor) => tensor * tensor;

    public static Tensor Times(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul(scalar);
    }

    public static Tensor TimesInPlace(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul_(scalar);
    }

    public static Tensor PlusInPlace(this Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add_(scalar, One);
    }

    public static Tensor PlusInPlace(this Tensor first, Tensor second) => first.add_(second, One);

    /// <summary>Moves a share of the way towards another tensor.</summary>
    public static Tensor MoveTowardsInPlace(this Tensor tensor, Tensor target, double share)
    {
        using var weight = torch.tensor((float)share, float32, tensor.device);
        return tensor.lerp_(target, weight);
    }
}
