using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What one more drawn user with an item, or with both items of a pair, costs: half of the change of the squared error, e + ½ where e more users
/// have it than should. One fewer costs 1 less this. Items go by their places in <see cref="PairCounts.Items"/>.
/// </summary>
internal sealed class PairCosts
{
    /// <summary>Pairs that fewer of the drawn users should have are left as they come.</summary>
    private const float LeastExpected = 1;

    private const float StepsOfCost = 1024;
    private readonly float[] pairs;

    /// <summary>The costs before anybody is drawn.</summary>
    /// <param name="wanted">How many users of the training data should have each item and pair.</param>
    /// <param name="drawnUsers">How many users will be drawn.</param>
    public PairCosts(PairCounts wanted, int drawnUsers)
    {
        var scale = (float)drawnUsers / wanted.UserCount;
        ItemCount = wanted.Items.Length;
        Items = new float[ItemCount];
        pairs = new float[ItemCount * ItemCount];
        for (var place = 0; place < ItemCount; place++)
        {
            Items[place] = 0.5f - (scale * wanted.CountOf(place));
            var partners = wanted.PartnersOf(place);
            var counts = wanted.PairCountsOf(place);
            for (var at = 0; at < partners.Length; at++)
            {
                if (scale * counts[at] >= LeastExpected)
                    pairs[(place * ItemCount) + partners[at]] = NotWhole(0.5f - (scale * counts[at]));
            }
        }
    }

    /// <summary>The number of items.</summary>
    public int ItemCount { get; }

    /// <summary>The cost of each item.</summary>
    public float[] Items { get; }

    /// <summary>The cost of each pair of an item; 0 for pairs that are not matched, and never for others.</summary>
    public ReadOnlySpan<float> PairsOf(int place) => pairs.AsSpan(place * ItemCount, ItemCount);

    /// <summary>Adds users.</summary>
    /// <param name="users">The places of each user's items.</param>
    /// <param name="parallel">How many threads may work.</param>
    public void Add(int[][] users, ParallelOptions parallel)
    {
        var owners = new List<int[]>[ItemCount];
        for (var place = 0; place < ItemCount; place++)
            owners[place] = [];
        foreach (var user in users)
        {
            foreach (var place in user)
                owners[place].Add(user);
        }

        Parallel.For(0, ItemCount, parallel, () => new float[ItemCount], (place, _, together) =>
        {
            Items[place] += owners[place].Count;
            Array.Clear(together);
            foreach (var user in owners[place])
                Count(user, together);
            var costs = pairs.AsSpan(place * ItemCount, ItemCount);
            for (var other = 0; other < costs.Length; other++)
                costs[other] += costs[other] == 0 ? 0 : together[other];
            return together;
        }, _ => { });
    }

    /// <summary>A user has some items in place of others: changes a part of the costs.</summary>
    /// <param name="found">Which items go, come and stay.</param>
    /// <param name="part">The part, 0 … <paramref name="parts"/> − 1; all can be changed at the same time.</param>
    /// <param name="parts">The number of parts.</param>
    public void Exchange(ExchangeFinder found, int part, int parts)
    {
        Change(found.Kept, found.Removed, -1, part, parts);
        Change(found.Kept, found.Taken, 1, part, parts);
    }

    private void Change(List<int> kept, List<int> changed, float by, int part, int parts)
    {
        foreach (var place in changed)
        {
            if (place % parts != part)
                continue;
            Items[place] += by;
            Change(place, kept, by);
            Change(place, changed, by);
        }

        foreach (var place in kept)
        {
            if (place % parts == part)
                Change(place, changed, by);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Change(int place, List<int> others, float by)
    {
        var costs = pairs.AsSpan(place * ItemCount, ItemCount);
        foreach (var other in CollectionsMarshal.AsSpan(others))
        {
            if (costs[other] is var cost and not 0)
                costs[other] = cost + by;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(int[] places, float[] counts)
    {
        foreach (var place in places)
            counts[place]++;
    }

    /// <summary>A cost in steps of 1/1024, which stays exact and is never 0, however many whole users come and go.</summary>
    private static float NotWhole(float cost)
    {
        var rounded = MathF.Round(cost * StepsOfCost) / StepsOfCost;
        return MathF.Floor(rounded) == rounded ? rounded + (1 / StepsOfCost) : rounded;
    }
}
