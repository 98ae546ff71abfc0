namespace SynthRec.MLNet.Evaluation;

/// <summary>Interactions under the item numbers of other data, by the items' ids; those with items that are not there are left out and counted.</summary>
internal sealed record KnownItems(Interactions Data, int Unknown)
{
    public static KnownItems Of(Interactions data, Vocabulary items, DuplicatePolicy duplicates = DuplicatePolicy.KeepAll)
    {
        var map = ItemMap.Between(data.Items, items);
        var builder = new InteractionsBuilder(withValues: data.HasValues, duplicates: duplicates);
        var unknown = 0;
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                var item = map[data.ItemIndices[at]];
                if (item < 0)
                    unknown++;
                else
                    builder.Add(user, item, data.HasValues ? data.Values[at] : 0);
            }
        }

        return new(builder.Build(data.Users, items), unknown);
    }
}
