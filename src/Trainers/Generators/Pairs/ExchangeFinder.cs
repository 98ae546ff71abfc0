using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SynthRec.MLNet.Generators;

/// <summary>Finds which items a user should have in place of which, one exchange after the other: each time the best removal, and then the best addition.</summary>
/// <param name="costs">The costs given all users.</param>
internal sealed class ExchangeFinder(PairCosts costs)
{
    /// <summary>How much the squared error of an item weighs beside that of a pair.</summary>
    private const float ItemWeight = 5;

    private readonly float[] additions = new float[costs.ItemCount];
    private readonly float[] scores = new float[costs.ItemCount];
    private float[] removals = [];

    /// <summary>The places of items that stay.</summary>
    public List<int> Kept { get; } = [];

    /// <summary>The places of items that go.</summary>
    public List<int> Removed { get; } = [];

    /// <summary>The places of items that come, one for each that goes.</summary>
    public List<int> Taken { get; } = [];

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
            var slot = LeastAt(removals.AsSpan(0, places.Length));
            TensorPrimitives.Subtract(additions, costs.PairsOf(places[slot]), scores);
            var taken = LeastAt(scores);
            if (!(removals[slot] + scores[taken] < 0))
                break;
            Remove(places, slot);
            Take(places, taken);
        }

        for (var slot = 0; slot < places.Length; slot++)
        {
            if (!float.IsPositiveInfinity(removals[slot]))
                Kept.Add(places[slot]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Start(int[] places)
    {
        if (removals.Length < places.Length)
            removals = new float[places.Length];
        TensorPrimitives.Multiply(costs.Items, ItemWeight, additions);
        foreach (var place in places)
            TensorPrimitives.Add(additions, costs.PairsOf(place), additions);
        for (var slot = 0; slot < places.Length; slot++)
            removals[slot] = ItemWeight + MatchedPairs(places[slot], places) - additions[places[slot]];
        foreach (var place in places)
            additions[place] = float.PositiveInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Remove(int[] places, int removed)
    {
        var pairs = costs.PairsOf(places[removed]);
        TensorPrimitives.Subtract(additions, pairs, additions);
        for (var slot = 0; slot < places.Length; slot++)
            removals[slot] += pairs[places[slot]] == 0 ? 0 : pairs[places[slot]] - 1;
        removals[removed] = float.PositiveInfinity;
        Removed.Add(places[removed]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(int[] places, int taken)
    {
        var pairs = costs.PairsOf(taken);
        TensorPrimitives.Add(additions, pairs, additions);
        for (var slot = 0; slot < places.Length; slot++)
            removals[slot] -= pairs[places[slot]];
        additions[taken] = float.PositiveInfinity;
        Taken.Add(taken);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int MatchedPairs(int place, int[] places)
    {
        var pairs = costs.PairsOf(place);
        var count = 0;
        foreach (var other in places)
            count += pairs[other] == 0 ? 0 : 1;
        return count;
    }

    /// <summary>Faster than <see cref="TensorPrimitives.IndexOfMin"/>.</summary>
    private static int LeastAt(ReadOnlySpan<float> numbers) => numbers.IndexOf(TensorPrimitives.Min(numbers));
}
