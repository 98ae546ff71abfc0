namespace SynthRec.MLNet.Generators;

/// <summary>The items of a sequence so far, and how many of its events were repeats.</summary>
internal sealed class RepeatCount
{
    private readonly HashSet<int> items = [];
    private int last, events, repeats;

    /// <summary>What <see cref="RepeatShares"/> tells apart; null before the first event.</summary>
    public int? Past => events == 0 ? null : RepeatShares.PastOf(events, repeats);

    /// <summary>Whether an item would be new, the last again or an earlier one again.</summary>
    public int KindOf(int item) => !items.Contains(item) ? 0 : item == last ? 1 : 2;

    public void Add(int item)
    {
        events++;
        repeats += items.Add(item) ? 0 : 1;
        last = item;
    }
}
