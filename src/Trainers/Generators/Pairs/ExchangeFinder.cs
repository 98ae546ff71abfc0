using System.Runtime.CompilerServices;

namespace SynthRec.MLNet.Generators;

/// <summary>Finds which items a user should have in place of which, one exchange after the other: each time the best removal, and then the best addition.</summary>
/// <param name="costs">The costs given all users.</param>
internal sealed class ExchangeFinder(PairCosts costs)
{
    /// <summary>How much the squared error of an item weighs beside that of a pair.</summary>
    private const float ItemWeight = 5;

    // What it costs to add each item; infinite for items that the user has or had.
    private readonly float[] additions = new float[costs.ItemCount];
    private float[] removals = [];

    /// <summary>The places of items that stay.</summary>
    public List<int> Kept { get; } = [];

    /// <summary>The places of items that go.</summary>
    public List<int> Removed { get; } = [];

    /// <summary>The places of items that come, one for each that goes.</summary>
    public List<int> Taken { get; } = [];

    /// <summary>By place, −1 for items that the user had.</summary>
    public float[] Losses { get; } = new float[costs.ItemCount];

    /// <summary>By place, 1 for items that the user has after it.</summary>
    public float[] Gains { get; } = new float[costs.ItemCount];

    /// <summary>By place, −1 for items that go and 1 for items that come.</summary>
    public float[] Changes { get; } = new float[costs.ItemCount];

    /// <summary>Finds the exchanges of a user.</summary>
    /// <param name="places">The places of the user's items.</param>
    /// <param name="most">The most exchanges.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(int[] places, int most)
    {
        Kept.Clear();
        Removed.Clear();
        Taken.Clear();
        Start(places);
        while (Taken.Count < most)
        {
            var slot = LeastRemoval(places.Length);
            var taken = CostRows.SubtractAndFindLeast(costs.PairsOf(places[slot]), additions);
            if (!(removals[slot] + additions[taken] < 0))
                break;
            Exchange(places, slot, taken);
        }

        Note(places);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Start(int[] places)
    {
        if (removals.Length < places.Length)
            removals = new float[places.Length];
        for (var place = 0; place < additions.Length; place++)
            additions[place] = ItemWeight * costs.Items[place];
        foreach (var place in places)
            CostRows.Add(costs.PairsOf(place), additions);
        for (var slot = 0; slot < places.Length; slot++)
            removals[slot] = ItemWeight + MatchedPairs(places[slot], places) - additions[places[slot]];
        foreach (var place in places)
            additions[place] = float.PositiveInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exchange(int[] places, int removed, int taken)
    {
        var going = costs.PairsOf(places[removed]);
        var coming = costs.PairsOf(taken);
        for (var slot = 0; slot < places.Length; slot++)
        {
            var pair = going[places[slot]];
            removals[slot] += pair - OneIf(pair != 0) - coming[places[slot]];
        }

        removals[removed] = float.PositiveInfinity;
        CostRows.Add(coming, additions);
        additions[taken] = float.PositiveInfinity;
        Removed.Add(places[removed]);
        Taken.Add(taken);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Note(int[] places)
    {
        Array.Clear(Losses);
        Array.Clear(Gains);
        Array.Clear(Changes);
        for (var slot = 0; slot < places.Length; slot++)
        {
            Losses[places[slot]] = -1;
            if (float.IsPositiveInfinity(removals[slot]))
                continue;
            Kept.Add(places[slot]);
            Gains[places[slot]] = 1;
        }

        foreach (var place in Removed)
            Changes[place] = -1;
        foreach (var place in Taken)
            (Gains[place], Changes[place]) = (1, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int MatchedPairs(int place, int[] places)
    {
        var pairs = costs.PairsOf(place);
        var count = 0;
        foreach (var other in places)
            count += OneIf(pairs[other] != 0);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LeastRemoval(int count)
    {
        var least = 0;
        for (var slot = 1; slot < count; slot++)
            least = removals[slot] < removals[least] ? slot : least;
        return least;
    }

    private static int OneIf(bool condition) => Unsafe.BitCast<bool, byte>(condition);
}
