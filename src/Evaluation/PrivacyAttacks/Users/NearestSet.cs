namespace SynthRec.MLNet.Evaluation;

/// <summary>Chooses the most similar of many.</summary>
internal static class NearestSet
{
    /// <summary>The indices of the <paramref name="count"/> largest similarities above 0, the largest first; of equal ones the lower index.</summary>
    public static int[] Of(ReadOnlySpan<float> similarities, int count)
    {
        var nearest = new List<int>(count + 1);
        for (var other = 0; other < similarities.Length; other++)
        {
            if (similarities[other] <= 0 || (nearest.Count == count && similarities[other] <= similarities[nearest[^1]]))
                continue;
            var at = nearest.Count;
            while (at > 0 && similarities[nearest[at - 1]] < similarities[other])
                at--;
            nearest.Insert(at, other);
            if (nearest.Count > count)
                nearest.RemoveAt(count);
        }

        return [.. nearest];
    }
}
