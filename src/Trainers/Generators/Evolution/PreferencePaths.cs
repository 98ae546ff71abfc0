using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Where the preferences of a batch of users went, a row for each entry of their timelines.</summary>
/// <param name="Preferences">The preferences: rows × latent dimensions.</param>
/// <param name="Divergence">The divergence of inferred preferences from the dynamics, summed over rows; null if some are not inferred.</param>
/// <param name="First">What is inferred of the preferences of the first entries; null if nothing is.</param>
internal sealed record PreferencePaths(Tensor Preferences, Tensor? Divergence, Gaussian? First);
