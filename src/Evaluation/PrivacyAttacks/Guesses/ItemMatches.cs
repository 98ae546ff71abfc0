using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Counts the users who have all of some items.</summary>
internal sealed class ItemMatches(Interactions users)
{
    private readonly ItemUsers takers = new(users);

    public int UsersWith(int item) => takers.CountOf(item);

    public int UsersWithAll(ReadOnlySpan<int> items)
    {
        var rarest = items[0];
        foreach (var item in items)
            rarest = takers.CountOf(item) < takers.CountOf(rarest) ? item : rarest;
        var count = 0;
        foreach (var user in takers.UsersOf(rarest))
            count += HasAll(users.ItemsOf(user), items) ? 1 : 0;
        return count;
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
