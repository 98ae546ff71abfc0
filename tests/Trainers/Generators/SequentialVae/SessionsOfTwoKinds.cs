using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>
/// Users of two kinds: each walks in a ring through its own half of the items, and now and then takes any item of all, after which it
/// comes back to its half. All have as many events.
/// </summary>
internal static class SessionsOfTwoKinds
{
    public const int ItemCount = 8;
    public const int Events = 20;
    private const double Stray = 0.25;

    /// <summary>The probability of an item of the own half.</summary>
    public const double OwnHalf = 1 - (Stray / 2);

    /// <summary>From how many items of either half a user is mixed.</summary>
    public const int Mixed = 6;

    /// <summary>The share of users that are mixed by chance: those with so many items of the other half, and of their own.</summary>
    public static double MixedShare => Binomial.CDF(1 - OwnHalf, Events, Events - Mixed) - Binomial.CDF(1 - OwnHalf, Events, Mixed - 1);

    /// <summary>Even users have the first half, odd ones the second.</summary>
    public static bool IsFirstKind(int user) => user % 2 == 0;

    public static Interactions Make(int users, int seed, int events = Events)
    {
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        const int Half = ItemCount / 2;
        for (var user = 0; user < users; user++)
        {
            var random = SeededRandom.For(seed, 0, user);
            var time = 1_000_000_000L + random.NextInt32(10_000_000);
            var place = random.NextInt32(Half);
            for (var at = 0; at < events; at++)
            {
                place = (place + 1) % Half;
                var item = random.NextDouble() < Stray ? random.NextInt32(ItemCount) : place + (IsFirstKind(user) ? 0 : Half);
                builder.Add(user, item, timestamp: time);
                place = item % Half;
                time += 60 + random.NextInt32(60);
            }
        }

        return builder.Build(
            Vocabulary.FromText([.. Enumerable.Range(0, users).Select(i => $"u{i}")]),
            Vocabulary.FromText([.. Enumerable.Range(0, ItemCount).Select(i => $"i{i}")]));
    }

    /// <summary>The number of items of the first half and of the second.</summary>
    public static (int First, int Second) Halves(ReadOnlySpan<int> items)
    {
        var first = 0;
        foreach (var item in items)
            first += item < ItemCount / 2 ? 1 : 0;
        return (first, items.Length - first);
    }
}
