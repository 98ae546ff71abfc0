using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The similarities of users to all of some others, exactly, by the users of each item.</summary>
internal sealed class UserSimilarities
{
    private readonly UserSimilarity kind;
    private readonly ItemUsers takers;
    private readonly int[] sizes;

    public UserSimilarities(Interactions others, UserSimilarity kind)
    {
        this.kind = kind;
        takers = new(others);
        sizes = [.. Enumerable.Range(0, others.UserCount).Select(other => TrainingData.DistinctItems(others, other).Length)];
    }

    /// <summary>The number of the others.</summary>
    public int Count => sizes.Length;

    /// <summary>Fills the similarities of one user, one for each of the others.</summary>
    /// <param name="items">The user's items, each once.</param>
    /// <param name="similarities">Receives the similarities, in [0, 1].</param>
    public void Fill(ReadOnlySpan<int> items, double[] similarities)
    {
        Array.Clear(similarities);
        foreach (var item in items)
        {
            foreach (var other in takers.UsersOf(item))
                similarities[other]++;
        }

        for (var other = 0; other < similarities.Length; other++)
        {
            if (similarities[other] > 0)
                similarities[other] = Of(similarities[other], items.Length, sizes[other]);
        }
    }

    private double Of(double common, int size, int otherSize) => kind == UserSimilarity.Jaccard
        ? common / (size + otherSize - common)
        : common / Math.Sqrt((double)size * otherSize);
}
