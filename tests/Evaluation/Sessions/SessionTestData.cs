namespace SynthRec.MLNet.Evaluation.Tests;

internal static class SessionTestData
{
    /// <summary>Sessions given by their items in order, so many seconds apart.</summary>
    public static Interactions Of(int itemCount, int gap, params int[][] sessions)
    {
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        for (var session = 0; session < sessions.Length; session++)
        {
            for (var at = 0; at < sessions[session].Length; at++)
                builder.Add(session, sessions[session][at], timestamp: (long)gap * at);
        }

        return builder.Build(Ids("s", sessions.Length), Ids("i", itemCount));
    }

    /// <summary>Sessions of a chain that stays with the given probability and else goes anywhere, and ends with probability 1/4 after the second item.</summary>
    public static Interactions Chain(int itemCount, int sessions, double stay, int gap, int seed)
    {
        var random = SeededRandom.For(seed);
        return Of(itemCount, gap, [.. Enumerable.Range(0, sessions).Select(_ =>
        {
            List<int> items = [random.NextInt32(itemCount)];
            do
                items.Add(random.NextDouble() < stay ? items[^1] : random.NextInt32(itemCount));
            while (random.NextDouble() >= 0.25);
            return items.ToArray();
        })]);
    }

    public static Vocabulary Ids(string prefix, int count) => Vocabulary.FromText([.. Enumerable.Range(0, count).Select(i => prefix + i)]);
}
