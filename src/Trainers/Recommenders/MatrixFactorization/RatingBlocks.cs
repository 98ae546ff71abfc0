namespace SynthRec.MLNet.Recommenders;

/// <summary>One rating, centred and scaled.</summary>
internal readonly record struct Rating(int User, int Item, float Value);

/// <summary>
/// Ratings in a square grid of blocks: users and items are dealt at random into as many groups. Blocks of one diagonal
/// share no user and no item, so they can be worked on at the same time (Gemulla et al. 2011).
/// </summary>
internal sealed class RatingBlocks
{
    private const int RatingsPerBlockRow = 8192;
    private const int MostGroups = 32;
    private const long UserPurpose = 1;
    private const long ItemPurpose = 2;
    private const long OrderPurpose = 3;

    private readonly Rating[] ratings;
    private readonly int[] starts;

    public RatingBlocks(Interactions data, float mean, float scale, int seed)
    {
        Groups = Math.Clamp(data.Count / RatingsPerBlockRow, 1, MostGroups);
        var userGroups = Groupings(data.UserCount, SeededRandom.For(seed, UserPurpose));
        var itemGroups = Groupings(data.ItemCount, SeededRandom.For(seed, ItemPurpose));
        starts = new int[Groups * Groups + 1];
        ForEach(data, (user, item, _) => starts[userGroups[user] * Groups + itemGroups[item] + 1]++);
        for (var block = 0; block < Groups * Groups; block++)
            starts[block + 1] += starts[block];
        ratings = new Rating[data.Count];
        var next = starts.ToArray();
        ForEach(data, (user, item, value) => ratings[next[userGroups[user] * Groups + itemGroups[item]]++] = new(user, item, (value - mean) / scale));
        for (var block = 0; block < Groups * Groups; block++)
            SeededRandom.For(seed, OrderPurpose, block).Shuffle(ratings.AsSpan(starts[block]..starts[block + 1]));
    }

    /// <summary>The number of groups of users, of groups of items, of diagonals and of blocks in a diagonal. It depends on the data alone.</summary>
    public int Groups { get; }

    /// <summary>The ratings of a block, in random order.</summary>
    public ReadOnlySpan<Rating> this[int diagonal, int userGroup]
    {
        get
        {
            var block = userGroup * Groups + (userGroup + diagonal) % Groups;
            return ratings.AsSpan(starts[block]..starts[block + 1]);
        }
    }

    private int[] Groupings(int count, SeededRandom random) =>
        Array.ConvertAll(random.Permutation(count), place => (int)((long)place * Groups / count));

    private static void ForEach(Interactions data, Action<int, int, float> action)
    {
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
                action(user, data.ItemIndices[at], data.Values[at]);
        }
    }
}
