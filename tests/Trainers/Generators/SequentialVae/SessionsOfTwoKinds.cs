using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>
/// Users of two kinds with the same items: most steps of one lead to the next item, and most steps of the other to the item before;
/// the rest lead anywhere. All have as many events.
/// </summary>
internal static class SessionsOfTwoKinds
{
    public const int ItemCount = 8;
    public const int Events = 20;
    private const double Own = 0.75;

    /// <summary>The probability of a step the own way, and of one the other way.</summary>
    public const double OwnWay = Own + ((1 - Own) / ItemCount), OtherWay = (1 - Own) / ItemCount;

    /// <summary>From how many steps each way a user is mixed.</summary>
    public const int Mixed = 3;

    /// <summary>The share of users that are mixed by chance: so many steps the other way. Hardly anyone has fewer the own way.</summary>
    public static double MixedShare => 1 - Binomial.CDF(OtherWay, Events - 1, Mixed - 1);

    /// <summary>Even users go forward, odd ones back.</summary>
    public static bool GoesForward(int user) => user % 2 == 0;

    public static Interactions Make(int users, int seed, int events = Events)
    {
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        for (var user = 0; user < users; user++)
        {
            var random = SeededRandom.For(seed, 0, user);
            var time = 1_000_000_000L + random.NextInt32(10_000_000);
            var item = random.NextInt32(ItemCount);
            for (var at = 0; at < events; at++)
            {
                builder.Add(user, item, timestamp: time);
                time += 60 + random.NextInt32(60);
                var step = random.NextDouble() >= Own ? random.NextInt32(ItemCount) : GoesForward(user) ? 1 : ItemCount - 1;
                item = (item + step) % ItemCount;
            }
        }

        return builder.Build(
            Vocabulary.FromText([.. Enumerable.Range(0, users).Select(i => $"u{i}")]),
            Vocabulary.FromText([.. Enumerable.Range(0, ItemCount).Select(i => $"i{i}")]));
    }

    /// <summary>The number of steps forward and of steps back.</summary>
    public static (int Forward, int Back) Steps(ReadOnlySpan<int> items)
    {
        var (forward, back) = (0, 0);
        for (var at = 1; at < items.Length; at++)
        {
            var step = (items[at] - items[at - 1] + ItemCount) % ItemCount;
            forward += step == 1 ? 1 : 0;
            back += step == ItemCount - 1 ? 1 : 0;
        }

        return (forward, back);
    }
}
