using System.Numerics;

namespace SynthRec.MLNet.Recommenders;

/// <summary>Selects the highest scores with a heap as large as the answer; of equal scores the lower item comes first.</summary>
internal static class TopSelection
{
    /// <summary>Writes the best items in order and gives their number; scores of −∞ and NaN do not count.</summary>
    public static int Select(ReadOnlySpan<float> all, Span<int> items, Span<float> scores)
    {
        var count = 0;
        var threshold = float.NegativeInfinity;
        for (var item = NextAbove(all, 0, threshold); item < all.Length; item = NextAbove(all, item + 1, threshold))
        {
            // Later items are higher, so an equal score never displaces one that is in.
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

    /// <summary>The first position from <paramref name="at"/> on with a score above the threshold, the end if there is none; NaN is above nothing.</summary>
    private static int NextAbove(ReadOnlySpan<float> all, int at, float threshold)
    {
        var thresholds = new Vector<float>(threshold);
        while (at + Vector<float>.Count <= all.Length && !Vector.GreaterThanAny(new Vector<float>(all[at..]), thresholds))
            at += Vector<float>.Count;
        while (at < all.Length && !(all[at] > threshold))
            at++;
        return at;
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
