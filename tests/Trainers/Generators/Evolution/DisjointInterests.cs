namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>
/// Users with one of a few interests for all time, each of which has items of its own. An interaction is now and then a discovery: an
/// item of another interest. Whatever is taken outside the interest that a user has is thus a discovery, and nothing else is.
/// </summary>
internal static class DisjointInterests
{
    public const int Interests = 4;
    public const int ItemCount = Interests * ItemsPerInterest;
    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    private const int ItemsPerInterest = 5;
    private const int ActivePeriods = 5;
    private const int PerPeriod = 8;

    /// <summary>Noon of a Monday.</summary>
    private const long Start = 1_262_606_400;

    /// <summary>Draws users.</summary>
    /// <param name="users">Their number.</param>
    /// <param name="share">The share of discoveries.</param>
    /// <param name="seed">The seed.</param>
    public static Interactions Draw(int users, double share, int seed) => PlantedData.Of(ItemCount, [.. Enumerable.Range(0, users).Select(user =>
    {
        var random = SeededRandom.For(seed, 0, user);
        return Enumerable.Range(0, ActivePeriods * PerPeriod).Select(at =>
        {
            var time = Start + (at / PerPeriod * (long)Period.TotalSeconds) + (user == 0 && at == 0 ? 0 : 86400 + (60 * at));
            var interest = random.NextDouble() < share ? (user + 1 + random.NextInt32(Interests - 1)) % Interests : user % Interests;
            return ((interest * ItemsPerInterest) + random.NextInt32(ItemsPerInterest), time);
        }).ToArray();
    })]);

    /// <summary>The interest that a user has: that of most items.</summary>
    public static int InterestOf(ReadOnlySpan<int> items)
    {
        var counts = new int[Interests];
        foreach (var item in items)
            counts[item / ItemsPerInterest]++;
        return Array.IndexOf(counts, counts.Max());
    }

    /// <summary>How many of a user's items are outside the interest that most are of.</summary>
    public static int Outside(ReadOnlySpan<int> items)
    {
        var interest = InterestOf(items);
        var count = 0;
        foreach (var item in items)
            count += item / ItemsPerInterest == interest ? 0 : 1;
        return count;
    }
}
