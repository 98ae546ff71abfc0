namespace SynthRec.MLNet.Core.Tests;

internal static class TestData
{
    /// <summary>Users given by their items, ascending.</summary>
    public static Interactions OfSets(int itemCount, params int[][] users)
    {
        var builder = new InteractionsBuilder();
        for (var user = 0; user < users.Length; user++)
        {
            foreach (var item in users[user])
                builder.Add(user, item);
        }

        return builder.Build(Ids("u", users.Length), Ids("i", itemCount));
    }

    public static Vocabulary Ids(string prefix, int count) => Vocabulary.FromText([.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")]);
}
