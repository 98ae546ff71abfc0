using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Users as sets of items of one vocabulary.</summary>
internal static class ItemSets
{
    /// <summary>The items of several sets of interactions, found by their ids; the first one's lead.</summary>
    public static Vocabulary UnionOf(IEnumerable<Interactions> all)
    {
        var vocabularies = all.Select(data => data.Items).Distinct(ReferenceEqualityComparer.Instance).Cast<Vocabulary>().ToArray();
        return vocabularies.Length == 1
            ? vocabularies[0]
            : Vocabulary.FromText([.. vocabularies.SelectMany(items => Enumerable.Range(0, items.Count).Select(items.GetText)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The users with each of their items once, numbered as in <paramref name="items"/>, without values, times and event types.</summary>
    public static Interactions In(Vocabulary items, Interactions data)
    {
        var map = ItemMap.Between(data.Items, items);
        var offsets = new int[data.UserCount + 1];
        var sets = new List<int>(data.Count);
        for (var user = 0; user < data.UserCount; user++)
        {
            var set = TrainingData.DistinctItems(data, user).ToArray();
            for (var at = 0; at < set.Length; at++)
                set[at] = map[set[at]];
            Array.Sort(set);
            sets.AddRange(set);
            offsets[user + 1] = sets.Count;
        }

        return new(data.Users, items, offsets, [.. sets]);
    }

    /// <summary>The users of both, under new ids.</summary>
    public static Interactions Join(Interactions first, Interactions second) =>
        first.Append(second, Vocabulary.FromKey(Math.Max(first.UserCount + second.UserCount, 1)));
}
