namespace SynthRec.MLNet.Evaluation;

/// <summary>Items in a random order.</summary>
/// <remarks>
/// Items are numbered as they first appear in the data, held-out interactions among it: low numbers are what the first users took and what many
/// took. Recommenders order equal scores by number, so one that knows nothing would seem to know what is popular.
/// </remarks>
internal static class ShuffledItems
{
    private const long RandomPurpose = 0x4954454D53;

    /// <summary>Some items, in an order that the seed alone decides.</summary>
    public static int[] Order(int[] items, int seed)
    {
        var order = items.ToArray();
        SeededRandom.For(seed, RandomPurpose).Shuffle<int>(order);
        return order;
    }
}
