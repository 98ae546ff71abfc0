namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

internal static class TestData
{
    /// <summary>Interactions with the given items for each user.</summary>
    public static Interactions Sets(int itemCount, params int[][] users)
    {
        var builder = new InteractionsBuilder();
        for (var user = 0; user < users.Length; user++)
        {
            foreach (var item in users[user])
                builder.Add(user, item);
        }

        return builder.Build(Ids("u", users.Length), Ids("i", itemCount));
    }

    /// <summary>Users of a few tastes who took random items, with ratings of 1 … 5 that follow the taste.</summary>
    public static Interactions Random(int userCount, int itemCount, int seed = 1, int itemsPerUser = 12)
    {
        var builder = new InteractionsBuilder(withValues: true);
        for (var user = 0; user < userCount; user++)
        {
            var random = SeededRandom.For(seed, 77, user);
            var taste = user % 3;
            for (var i = 0; i < itemsPerUser; i++)
            {
                var item = random.NextInt32(itemCount);
                if (item % 3 != taste && random.NextDouble() < 0.6)
                    item = (item / 3 * 3 + taste) % itemCount;
                var rating = 3 + (item % 3 == taste ? 1 : -1) + (item % 5 == 0 ? 0.5 : 0) + 0.4 * random.NextGaussian();
                builder.Add(user, item, (float)Math.Clamp(Math.Round(rating), 1, 5));
            }
        }

        return builder.Build(Ids("u", userCount), Ids("i", itemCount));
    }

    public static Vocabulary Ids(string prefix, int count) => Vocabulary.FromText([.. Enumerable.Range(0, count).Select(i => prefix + i)]);
}
