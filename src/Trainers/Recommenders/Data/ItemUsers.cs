using System.Runtime.CompilerServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>The users of each item, ascending, each once: the interactions by columns.</summary>
internal sealed class ItemUsers
{
    private readonly Row itemsOf;
    private readonly int[] offsets;
    private readonly int[] users;

    public ItemUsers(Interactions data)
        : this(user => TrainingData.DistinctItems(data, user), data.UserCount, data.ItemCount)
    {
    }

    public ItemUsers(Row itemsOf, int userCount, int itemCount)
    {
        this.itemsOf = itemsOf;
        offsets = new int[itemCount + 1];
        for (var user = 0; user < userCount; user++)
        {
            foreach (var item in itemsOf(user))
                offsets[item + 1]++;
        }

        for (var item = 0; item < itemCount; item++)
            offsets[item + 1] += offsets[item];
        users = new int[offsets[^1]];
        var next = offsets.ToArray();
        for (var user = 0; user < userCount; user++)
        {
            foreach (var item in itemsOf(user))
                users[next[item]++] = user;
        }
    }

    /// <summary>The items of a user, each once.</summary>
    public delegate ReadOnlySpan<int> Row(int user);

    private int ItemCount => offsets.Length - 1;

    public int CountOf(int item) => offsets[item + 1] - offsets[item];

    public ReadOnlySpan<int> UsersOf(int item) => users.AsSpan(offsets[item], CountOf(item));

    /// <summary>Counts for each item how many users took it together with <paramref name="item"/>; <paramref name="counts"/> must be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddCooccurrences(int item, Span<float> counts)
    {
        foreach (var user in UsersOf(item))
        {
            foreach (var other in itemsOf(user))
                counts[other]++;
        }
    }

    /// <summary>Counts for each of some items, several at the same time, how many users took each item together with it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="parallel">How many threads may work.</param>
    /// <param name="use">Is given where the item is among <paramref name="items"/>, and the counts, which are written over after it.</param>
    public void ForEachCooccurrences(int[] items, ParallelOptions parallel, Action<int, float[]> use) =>
        Parallel.For(0, items.Length, parallel, () => new float[ItemCount], (at, _, counts) =>
        {
            Array.Clear(counts);
            AddCooccurrences(items[at], counts);
            use(at, counts);
            return counts;
        }, _ => { });
}
