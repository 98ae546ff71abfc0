using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Negative log-probabilities, each summed over the events of a mini-batch.</summary>
internal sealed record SequenceLosses(Tensor Ends, Tensor Gaps, Tensor Items, Tensor Types)
{
    public Tensor Total => Ends.Plus(Gaps).Plus(Items).Plus(Types);
}
