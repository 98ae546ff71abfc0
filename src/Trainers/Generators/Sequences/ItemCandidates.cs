namespace SynthRec.MLNet.Generators;

/// <summary>Items that were drawn for the next event independently of each other, with repetitions.</summary>
/// <param name="Items">The items.</param>
/// <param name="Likelihoods">How likely each is, up to a common factor.</param>
internal readonly record struct ItemCandidates(int[] Items, float[] Likelihoods);
