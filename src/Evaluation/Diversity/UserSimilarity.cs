namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike two users are, by their sets of items; distance is 1 less it.</summary>
public enum UserSimilarity
{
    /// <summary>Common items over all items of both (Jaccard 1912).</summary>
    Jaccard,

    /// <summary>Common items over the root of the product of both numbers of items.</summary>
    Cosine,
}
