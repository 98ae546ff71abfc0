namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

internal static class SessionTestData
{
    /// <summary>Sessions given by their items in order, a minute apart.</summary>
    public static Interactions Of(int itemCount, params int[][] sessions)
    {
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        for (var session = 0; session < sessions.Length; session++)
        {
            for (var at = 0; at < sessions[session].Length; at++)
                builder.Add(session, sessions[session][at], timestamp: 60 * at);
        }

        return builder.Build(TestData.Ids("s", sessions.Length), TestData.Ids("i", itemCount));
    }

    /// <summary>Sessions that go round a circle of items by a step of 1 or 2, which stays the same within a session.</summary>
    public static Interactions Circles(int itemCount, int sessions, int length = 6)
    {
        var random = SeededRandom.For(5);
        return Of(itemCount, [.. Enumerable.Range(0, sessions).Select(_ =>
        {
            var (start, step) = (random.NextInt32(itemCount), 1 + random.NextInt32(2));
            return Enumerable.Range(0, length).Select(at => (start + (at * step)) % itemCount).ToArray();
        })]);
    }
}
