namespace SynthRec.MLNet.Recommenders;

/// <summary>For each of many users the best items in order, the best first.</summary>
public sealed class RankedLists
{
    private readonly int[] items;
    private readonly float[] scores;
    private readonly int[] lengths;
    private readonly int stride;

    internal RankedLists(int count, int k, int itemCount)
    {
        K = k;
        stride = Math.Min(k, itemCount);
        items = new int[checked(count * stride)];
        scores = new float[items.Length];
        lengths = new int[count];
    }

    /// <summary>The number of lists: one for each user, in the order asked for.</summary>
    public int Count => lengths.Length;

    /// <summary>The length asked for. A list is shorter where fewer items were left to rank.</summary>
    public int K { get; }

    /// <summary>The items of a list, the best first; items with equal scores in ascending order.</summary>
    public ReadOnlySpan<int> ItemsOf(int list) => items.AsSpan(list * stride, lengths[list]);

    /// <summary>The scores of the items of <see cref="ItemsOf"/>, falling.</summary>
    public ReadOnlySpan<float> ScoresOf(int list) => scores.AsSpan(list * stride, lengths[list]);

    /// <summary>Fills a list with the best of <paramref name="allScores"/>, one for each item; items scored −∞ or NaN are left out.</summary>
    internal void Select(int list, ReadOnlySpan<float> allScores) =>
        lengths[list] = TopSelection.Select(allScores, items.AsSpan(list * stride, stride), scores.AsSpan(list * stride, stride));
}
