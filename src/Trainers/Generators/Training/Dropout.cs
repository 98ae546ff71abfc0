using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Dropout from a random stream of its own (Srivastava et al. 2014), which is of the processor, so that all devices drop alike.</summary>
internal static class Dropout
{
    public static Tensor Apply(Tensor hidden, double share, Generator? generator)
    {
        if (share == 0)
            return hidden;
        using var keep = tensor((float)share, device: CPU);
        return hidden * rand(hidden.shape, device: CPU, generator: generator).ge(keep).to(float32).TimesInPlace(1 / (1 - share)).to(hidden.device);
    }
}
