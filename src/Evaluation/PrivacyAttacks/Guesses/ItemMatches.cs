using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Counts the users who have all of some items.</summary>
internal sealed class ItemMatches(Interactions users)
{
    private readonly ItemUsers takers = new(users);

    public int UsersWith(int item) => takers.CountOf(item);

    public int UsersWithAll(ReadOnlySpan<int> items) => WithAll(items).Count;

    /// <summary>The users who have all of some items.</summary>
    public List<int> WithAll(ReadOnlySpan<int> items)
    {
        var rarest = items[0];
        foreach (var item in items)
            rarest = takers.CountOf(item) < takers.CountOf(rarest) ? item : rarest;
        var having = new List<int>();
        foreach (var user in takers.UsersOf(rarest))
        {
            if (HasAll(users.ItemsOf(user), items))
                having.Add(user);
        }

        return having;
    }

    private static bool HasAll(ReadOnlySpan<int> set, ReadOnlySpan<int> items)
    {
        foreach (var item in items)
        {
            if (set.BinarySearch(item) < 0)
                return false;
        }

        return true;
    }
}
