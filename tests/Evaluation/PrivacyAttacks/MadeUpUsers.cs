namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>Users of a made-up population with tastes: items in groups, of which each user prefers one.</summary>
internal static class MadeUpUsers
{
    public const int ItemCount = 300;
    private const int Groups = 10;

    /// <summary>Independent users, each with 8 … 32 items.</summary>
    public static Interactions Draw(int count, int seed) => TestData.OfSets(ItemCount, [.. Enumerable.Range(0, count).Select(user => Set(SeededRandom.For(seed, 1, user)))]);

    /// <summary>Independent users, of whom half take most of the same twenty items and so are near to each other, and the others are as those of <see cref="Draw"/>.</summary>
    public static Interactions DrawOfTwoKinds(int count, int seed) => TestData.OfSets(ItemCount, [.. Enumerable.Range(0, count).Select(user =>
    {
        var random = SeededRandom.For(seed, 1, user);
        return user % 2 == 0 ? [0, .. Enumerable.Range(1, 19).Where(_ => random.NextDouble() < 0.7)] : Set(random);
    })]);

    /// <summary>Independent users of whom the first are copies of members.</summary>
    public static Interactions WithCopies(Interactions members, int count, int copies, int seed)
    {
        var order = SeededRandom.For(seed, 2).Permutation(members.UserCount);
        var sets = Enumerable.Range(0, count).Select(user => user < copies ? members.ItemsOf(order[user]).ToArray() : Set(SeededRandom.For(seed, 3, user)));
        return TestData.OfSets(ItemCount, [.. sets]);
    }

    /// <summary>What an overfitted generator makes: each synthetic user is a member of whom a share of the items is exchanged.</summary>
    public static Interactions Overfitted(Interactions members, double exchanged, int seed) => TestData.OfSets(ItemCount, [.. Enumerable.Range(0, members.UserCount).Select(user =>
    {
        var random = SeededRandom.For(seed, 4, user);
        return members.ItemsOf(user).ToArray().Select(item => random.NextDouble() < exchanged ? random.NextInt32(ItemCount) : item).Distinct().Order().ToArray();
    })]);

    /// <summary>The items of one user.</summary>
    public static int[] Set(SeededRandom random)
    {
        var group = random.NextInt32(Groups);
        var size = 8 + random.NextInt32(25);
        var items = new SortedSet<int>();
        while (items.Count < size)
        {
            // Squares of uniform numbers: a few items of each group are popular.
            var rank = (int)(Math.Pow(random.NextDouble(), 2) * (ItemCount / Groups));
            items.Add((rank * Groups) + (random.NextDouble() < 0.6 ? group : random.NextInt32(Groups)));
        }

        return [.. items];
    }
}
