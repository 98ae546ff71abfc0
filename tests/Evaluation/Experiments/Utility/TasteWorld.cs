namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>Users of one of four tastes. A taste has 15 of 60 items, the first of which are taken more often; a user takes 7 to 9 of them and two of all.</summary>
internal static class TasteWorld
{
    public const int ItemCount = 60;
    private const int Tastes = 4;
    private const int ItemsOfTaste = ItemCount / Tastes;

    /// <summary>Items of the same taste go together.</summary>
    public static Interactions Users(int count, int seed, string prefix = "real") => Draw(count, seed, prefix, (taste, at) => (taste * ItemsOfTaste) + at, others: 2);

    /// <summary>Items of one taste alone: more regular people.</summary>
    public static Interactions RegularUsers(int count, int seed) => Draw(count, seed, "regular", (taste, at) => (taste * ItemsOfTaste) + at, others: 0);

    /// <summary>As many take each item, but those that go together are of all tastes.</summary>
    public static Interactions MixedUsers(int count, int seed) => Draw(count, seed, "mixed", (taste, at) => (((taste + at) % Tastes) * ItemsOfTaste) + at, others: 2);

    /// <summary>Users who take 10 items by how many of some users took them, whatever their taste.</summary>
    public static Interactions ByPopularity(Interactions from, int count, int seed)
    {
        var (counts, random) = (from.ItemCounts(), SeededRandom.For(seed));
        return Build(count, "popular", _ => Enumerable.Range(0, counts.Length).OrderByDescending(item => Math.Log(random.NextDouble()) / counts[item]).Take(10), from.Items);
    }

    /// <summary>The same users under items numbered backwards.</summary>
    public static Interactions ItemsBackwards(Interactions data)
    {
        var last = data.ItemCount - 1;
        return Build(
            data.UserCount,
            "backwards",
            user => data.ItemsOf(user).ToArray().Select(item => last - item),
            Vocabulary.FromText([.. Enumerable.Range(0, data.ItemCount).Select(item => data.Items.GetText(last - item))]));
    }

    public static Interactions Build(int count, string prefix, Func<int, IEnumerable<int>> itemsOf, Vocabulary items)
    {
        var builder = new InteractionsBuilder();
        for (var user = 0; user < count; user++)
        {
            foreach (var item in itemsOf(user))
                builder.Add(user, item);
        }

        return builder.Build(Vocabulary.FromText([.. Enumerable.Range(0, count).Select(user => $"{prefix}{user}")]), items);
    }

    private static Interactions Draw(int count, int seed, string prefix, Func<int, int, int> item, int others)
    {
        var random = SeededRandom.For(seed);
        return Build(count, prefix, user => Own(user % Tastes).Concat(Enumerable.Range(0, others).Select(_ => random.NextInt32(ItemCount))).Distinct(), Items);

        IEnumerable<int> Own(int taste) => Enumerable.Range(0, ItemsOfTaste)
            .OrderByDescending(at => Math.Log(random.NextDouble()) / (ItemsOfTaste + 1 - at))
            .Take(7 + random.NextInt32(3))
            .Select(at => item(taste, at))
            .ToArray();
    }

    private static Vocabulary Items { get; } = Vocabulary.FromText([.. Enumerable.Range(0, ItemCount).Select(item => $"i{item}")]);
}
