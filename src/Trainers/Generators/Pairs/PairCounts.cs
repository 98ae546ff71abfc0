using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>How many users should have each item, and both items of each pair, of those that enough users of the training data have.</summary>
internal sealed class PairCounts
{
    /// <summary>Bounds the memory that matching takes: 4 n² bytes.</summary>
    private const int MostItems = 4_000;

    /// <summary>Of all that users have in pairs, the share that is in pairs to be matched unless they are too few or an option says otherwise.</summary>
    private const double MatchedShare = 0.4;

    /// <summary>The fewest users of a pair to be matched unless an option says otherwise.</summary>
    private const int FewestUsers = 5;

    private const int None = -1;
    private readonly int[] placeOf;
    private readonly float[] itemCounts;
    private readonly int[] offsets;
    private readonly int[] partners;
    private readonly float[] pairCounts;

    private PairCounts(int userCount, int itemCount, int[] items, float[] itemCounts, int[] offsets, int[] partners, float[] pairCounts)
    {
        (UserCount, Items) = (userCount, items);
        (this.itemCounts, this.offsets, this.partners, this.pairCounts) = (itemCounts, offsets, partners, pairCounts);
        placeOf = new int[itemCount];
        Array.Fill(placeOf, None);
        for (var place = 0; place < items.Length; place++)
            placeOf[items[place]] = place;
    }

    /// <summary>The number of users who have items.</summary>
    public int UserCount { get; }

    /// <summary>The items that enough users have, ascending.</summary>
    public int[] Items { get; }

    /// <summary>Counts the 4,000 most popular items and their pairs.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="options">How many users are enough, and the number of threads.</param>
    /// <param name="wanted">How many users should have each item; what a pair should have changes with it as if its items were taken independently.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The counts; null if nothing is to be matched.</returns>
    public static PairCounts? Of(Interactions data, SetOptions options, ReadOnlySpan<double> wanted, CancellationToken cancellationToken)
    {
        if (options.LeastUsersOfPair == 0)
            return null;
        var itemUsers = new ItemUsers(data);
        var fewestUsers = options.LeastUsersOfPair ?? FewestUsers;
        int[] popular = [.. Enumerable.Range(0, data.ItemCount).Where(item => itemUsers.CountOf(item) >= fewestUsers).OrderByDescending(itemUsers.CountOf).Take(MostItems).Order()];
        var pairs = new (int Item, float Users)[data.ItemCount][];
        itemUsers.ForEachCooccurrences(popular, Threads.Options(options.NumberOfThreads, cancellationToken), (at, together) =>
            pairs[popular[at]] = [.. popular.Where(other => other != popular[at] && together[other] >= fewestUsers).Select(other => (other, together[other]))]);

        var leastUsers = options.LeastUsersOfPair ?? LeastUsers(data, popular.SelectMany(item => pairs[item]).Select(pair => (int)pair.Users));
        int[] items = [.. popular.Where(item => itemUsers.CountOf(item) >= leastUsers)];
        var itemCounts = new float[items.Length];
        var ratios = new float[data.ItemCount];
        for (var place = 0; place < items.Length; place++)
        {
            itemCounts[place] = (float)wanted[items[place]];
            ratios[items[place]] = itemCounts[place] / itemUsers.CountOf(items[place]);
        }

        var rows = Array.ConvertAll(items, item => Array.FindAll(pairs[item], pair => pair.Users >= leastUsers));
        var offsets = new int[items.Length + 1];
        for (var place = 0; place < items.Length; place++)
            offsets[place + 1] = offsets[place] + rows[place].Length;
        return new(
            SequenceData.ActiveUsers(data).Length,
            data.ItemCount,
            items,
            itemCounts,
            offsets,
            [.. rows.SelectMany(row => row).Select(pair => Array.BinarySearch(items, pair.Item))],
            [.. rows.SelectMany((row, place) => row.Select(pair => pair.Users * ratios[items[place]] * ratios[pair.Item]))]);
    }

    /// <summary>The most users that can be asked of a pair so that enough of what users have in pairs is matched.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="usersOfPairs">The users of each pair that is not too rare, in both orders.</param>
    private static int LeastUsers(Interactions data, IEnumerable<int> usersOfPairs)
    {
        var pairsOfUsers = new long[data.UserCount + 1];
        foreach (var users in usersOfPairs)
            pairsOfUsers[users]++;
        var missing = MatchedShare * Enumerable.Range(0, data.UserCount).Sum(user => (double)data.CountOf(user) * (data.CountOf(user) - 1));
        var least = data.UserCount;
        while (least > FewestUsers && (missing -= least * (double)pairsOfUsers[least]) > 0)
            least--;
        return Math.Max(least, FewestUsers);
    }

    /// <summary>How many users should have the item of a place.</summary>
    public float CountOf(int place) => itemCounts[place];

    /// <summary>The places of the items that enough users have together with that of a place, ascending.</summary>
    public ReadOnlySpan<int> PartnersOf(int place) => partners.AsSpan(offsets[place], offsets[place + 1] - offsets[place]);

    /// <summary>How many users should have each pair of <see cref="PartnersOf"/>.</summary>
    public ReadOnlySpan<float> PairCountsOf(int place) => pairCounts.AsSpan(offsets[place], offsets[place + 1] - offsets[place]);

    /// <summary>The places of those among some items that enough users have.</summary>
    public int[] PlacesOf(int[] items) => [.. items.Select(item => placeOf[item]).Where(place => place != None)];

    public void Write(BinaryWriter writer)
    {
        writer.Write(UserCount);
        writer.Write(placeOf.Length);
        writer.WriteInt32s(Items);
        writer.WriteSingles(itemCounts);
        writer.WriteInt32s(offsets);
        writer.WriteInt32s(partners);
        writer.WriteSingles(pairCounts);
    }

    public static PairCounts Read(BinaryReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32s(), reader.ReadSingles(), reader.ReadInt32s(), reader.ReadInt32s(), reader.ReadSingles());
}
