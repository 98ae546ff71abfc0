namespace SynthRec.MLNet.Evaluation;

/// <summary>The similarities of users to all of some others, exactly.</summary>
internal sealed class UserSimilarities(Interactions others, UserSimilarity kind)
{
    private readonly CommonItems commonItems = new(others);

    /// <summary>The number of the others.</summary>
    public int Count => commonItems.Sizes.Length;

    /// <summary>Fills the similarities of one user, one for each of the others.</summary>
    /// <param name="items">The user's items, each once.</param>
    /// <param name="similarities">Receives the similarities, in [0, 1].</param>
    public void Fill(ReadOnlySpan<int> items, double[] similarities)
    {
        commonItems.Count(items, similarities);
        for (var other = 0; other < similarities.Length; other++)
        {
            if (similarities[other] > 0)
                similarities[other] = Of(similarities[other], items.Length, commonItems.Sizes[other]);
        }
    }

    private double Of(double common, int size, int otherSize) => kind == UserSimilarity.Jaccard
        ? common / (size + otherSize - common)
        : common / Math.Sqrt((double)size * otherSize);
}
