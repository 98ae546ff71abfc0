using SynthRec.MLNet.Recommenders;

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
    public ReadOnlySpan<float> PairsOf(int place) => RowOf(place);

    /// <summary>Adds users.</summary>
    /// <param name="users">The places of each user's items.</param>
    /// <param name="parallel">How many threads may work.</param>
    public void Add(int[][] users, ParallelOptions parallel) =>
        new ItemUsers(user => users[user], users.Length, ItemCount).ForEachCooccurrences([.. Enumerable.Range(0, ItemCount)], parallel, (place, together) =>
        {
            Items[place] += together[place];
            CostRows.AddWhereNotZero(together, RowOf(place));
        });

    /// <summary>A user has some items in place of others: changes a part of the costs.</summary>
    /// <param name="found">Which items go, come and stay.</param>
    /// <param name="part">The part, 0 … <paramref name="parts"/> − 1; all can be changed at the same time.</param>
    /// <param name="parts">The number of parts.</param>
    public void Exchange(ExchangeFinder found, int part, int parts)
    {
        if (found.Taken.Count == 0)
            return;
        Change(found.Kept, 0, found.Changes);
        Change(found.Removed, -1, found.Losses);
        Change(found.Taken, 1, found.Gains);

        void Change(List<int> places, float byItem, float[] byPair)
        {
            foreach (var place in places)
            {
                if (place % parts != part)
                    continue;
                Items[place] += byItem;
                CostRows.AddWhereNotZero(byPair, RowOf(place));
            }
        }
    }

    private Span<float> RowOf(int place) => pairs.AsSpan(place * ItemCount, ItemCount);

    /// <summary>A cost in steps of 1/1024, which stays exact and is never 0, however many whole users come and go.</summary>
    private static float NotWhole(float cost)
    {
        var rounded = MathF.Round(cost * StepsOfCost) / StepsOfCost;
        return MathF.Floor(rounded) == rounded ? rounded + (1 / StepsOfCost) : rounded;
    }
}
