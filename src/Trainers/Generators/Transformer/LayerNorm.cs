using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016).</summary>
internal sealed class LayerNorm(Weights weights, int width)
{
    private readonly Parameter scale = weights.Add([.. Enumerable.Repeat(1f, width)], width);
    private readonly Parameter shift = weights.Add(new float[width], width);

    public Tensor Of(Tensor hidden) => nn.functional.layer_norm(hidden, [width], scale, shift);
}
