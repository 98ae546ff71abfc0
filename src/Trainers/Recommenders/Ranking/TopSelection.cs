namespace SynthRec.MLNet.Recommenders;

/// <summary>Selects the highest scores with a heap as large as the answer; of equal scores the lower item comes first.</summary>
internal static class TopSelection
{
    /// <summary>Writes the best items in order and gives their number; scores of −∞ and NaN do not count.</summary>
    public static int Select(ReadOnlySpan<float> all, Span<int> items, Span<float> scores)
    {
        var count = 0;
        var threshold = float.NegativeInfinity;
        for (var item = 0; item < all.Length; item++)
        {
            // Later items are higher, so an equal score never displaces one that is in.
            if (!(all[item] > threshold))
                continue;
            if (count < items.Length)
                Rise(items, scores, count++, item, all[item]);
            else
                Sink(items, scores, count, item, all[item]);
            if (count == items.Length)
                threshold = scores[0];
        }

        for (var end = count - 1; end > 0; end--)
        {
            var (worst, worstScore) = (items[0], scores[0]);
            Sink(items, scores, end, items[end], scores[end]);
            (items[end], scores[end]) = (worst, worstScore);
        }

        return count;
    }

    /// <summary>Puts an element at the end of the heap and moves it up; the worst element is at the root.</summary>
    private static void Rise(Span<int> items, Span<float> scores, int at, int item, float score)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!IsWorse(item, score, items[parent], scores[parent]))
                break;
            (items[at], scores[at]) = (items[parent], scores[parent]);
            at = parent;
        }

        (items[at], scores[at]) = (item, score);
    }

    /// <summary>Replaces the root of the heap and moves the new element down.</summary>
    private static void Sink(Span<int> items, Span<float> scores, int count, int item, float score)
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= count)
                break;
            if (child + 1 < count && IsWorse(items[child + 1], scores[child + 1], items[child], scores[child]))
                child++;
            if (!IsWorse(items[child], scores[child], item, score))
                break;
            (items[at], scores[at]) = (items[child], scores[child]);
            at = child;
        }

        (items[at], scores[at]) = (item, score);
    }

    private static bool IsWorse(int item, float score, int thanItem, float thanScore) =>
        score < thanScore || (score == thanScore && item > thanItem);
}
