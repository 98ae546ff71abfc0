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
        var parallel = Threads.Options(options.NumberOfThreads, cancellationToken);
        var leastUsers = options.LeastUsersOfPair ?? LeastUsers(data, itemUsers, parallel);
        var items = PopularItems(itemUsers, data.ItemCount, leastUsers);
        var itemCounts = new float[items.Length];
        var ratios = new float[items.Length];
        for (var place = 0; place < items.Length; place++)
        {
            itemCounts[place] = (float)wanted[items[place]];
            ratios[place] = itemCounts[place] / itemUsers.CountOf(items[place]);
        }

        var rows = new (int[] Partners, float[] Counts)[items.Length];
        itemUsers.ForEachCooccurrences(data, items, parallel, (place, together) =>
        {
            int[] partners = [.. Enumerable.Range(0, items.Length).Where(other => other != place && together[items[other]] >= leastUsers)];
            rows[place] = (partners, Array.ConvertAll(partners, other => together[items[other]] * ratios[place] * ratios[other]));
        });

        var offsets = new int[items.Length + 1];
        for (var place = 0; place < items.Length; place++)
            offsets[place + 1] = offsets[place] + rows[place].Partners.Length;
        return new(SequenceData.ActiveUsers(data).Length, data.ItemCount, items, itemCounts, offsets, [.. rows.SelectMany(row => row.Partners)], [.. rows.SelectMany(row => row.Counts)]);
    }

    /// <summary>The most users that can be asked of a pair so that enough of what users have in pairs is matched.</summary>
    private static int LeastUsers(Interactions data, ItemUsers itemUsers, ParallelOptions parallel)
    {
        var items = PopularItems(itemUsers, data.ItemCount, FewestUsers);
        var pairsOfUsers = new long[data.UserCount + 1];
        itemUsers.ForEachCooccurrences(data, items, parallel, (at, together) =>
        {
            together[items[at]] = 0;
            foreach (var users in together)
            {
                if (users > 0)
                    Interlocked.Increment(ref pairsOfUsers[(int)users]);
            }
        });
        var missing = MatchedShare * Enumerable.Range(0, data.UserCount).Sum(user => (double)data.CountOf(user) * (data.CountOf(user) - 1));
        var least = data.UserCount;
        while (least > FewestUsers && (missing -= least * (double)pairsOfUsers[least]) > 0)
            least--;
        return Math.Max(least, FewestUsers);
    }

    private static int[] PopularItems(ItemUsers itemUsers, int itemCount, int leastUsers) =>
        [.. Enumerable.Range(0, itemCount).Where(item => itemUsers.CountOf(item) >= leastUsers).OrderByDescending(itemUsers.CountOf).Take(MostItems).Order()];

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
