using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>What a network knows of a sequence beside its events.</summary>
internal static class SequenceContext
{
    /// <summary>Adds to embedded events what is known of their sequence; null for nothing.</summary>
    public static Tensor WithContext(this Tensor embedded, Tensor? context) => context is null ? embedded : embedded.Plus(context);
}
