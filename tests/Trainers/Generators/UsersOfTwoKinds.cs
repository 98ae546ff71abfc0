using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Made-up users of two kinds: even ones have ten of the first twenty items, odd ones ten of the next twenty.</summary>
internal static class UsersOfTwoKinds
{
    public static Interactions Make(int itemCount) => TestData.OfSets(itemCount, [.. Enumerable.Range(0, 400).Select(ItemsOf)]);

    public static int[] ItemsOf(int user)
    {
        var order = SeededRandom.For(8, 0, user).Permutation(20);
        return [.. order.Take(10).Select(item => item + (20 * (user % 2))).Order()];
    }

    /// <summary>How far generated users are from having both kinds of items alike: 0 to 1.</summary>
    public static double OneKindness(GenerativeModel model)
    {
        var sample = model.Sample(new() { UserCount = 500, Seed = 2 }, null, TestContext.Current.CancellationToken);
        return Enumerable.Range(0, 500).Average(user => Math.Abs(sample.ItemsOf(user).ToArray().Average(item => item < 20 ? 1.0 : -1.0)));
    }
}
