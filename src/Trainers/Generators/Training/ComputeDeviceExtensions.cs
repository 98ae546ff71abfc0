using TorchSharp;

namespace SynthRec.MLNet.Generators;

/// <summary>The one place where a choice of device becomes libtorch's.</summary>
/// <remarks>
/// Weights are made on the device of the options, and tensors of a mini-batch on that of the weights that they meet:
/// every tensor is made with its device said, as libtorch's default is of the whole process.
/// </remarks>
internal static class ComputeDeviceExtensions
{
    /// <exception cref="PlatformNotSupportedException">CUDA is asked for and not there.</exception>
    public static torch.Device ToTorch(this ComputeDevice device) => device switch
    {
        ComputeDevice.Cpu => torch.CPU,
        ComputeDevice.Auto => torch.cuda.is_available() ? torch.CUDA : torch.CPU,
        _ when torch.cuda.is_available() => torch.CUDA,
        _ => throw new PlatformNotSupportedException(
            $"Device is {nameof(ComputeDevice.Cuda)}, and libtorch finds no CUDA device. In the program that runs, reference a libtorch-cuda package (such as libtorch-cuda-12.8-linux-x64) " +
            $"instead of libtorch-cpu, and see that the driver lists the card (nvidia-smi). Or set Device to {nameof(ComputeDevice.Auto)} or {nameof(ComputeDevice.Cpu)}."),
    };

    /// <summary>The numbers of a tensor on any device, row by row.</summary>
    public static float[] ToSingles(this torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.detach().cpu().contiguous().data<float>().ToArray();
    }
}
