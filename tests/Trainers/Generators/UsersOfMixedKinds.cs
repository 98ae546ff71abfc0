using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Made-up users of two kinds, even and odd ones, seven in ten of whose items are of their kind: the first or the next twenty.</summary>
internal static class UsersOfMixedKinds
{
    public const int Count = 300;

    public static Interactions Make() => TestData.OfSets(40, [.. Enumerable.Range(0, Count).Select(Items)]);

    /// <summary>The kinds of users with ids of a prefix and a number, as features.</summary>
    public static FeatureVectors Features(int users, string prefix) =>
        new(Vocabulary.FromText([.. Enumerable.Range(0, users).Select(user => $"{prefix}{user}")]), 1, [.. Enumerable.Range(0, users).Select(user => (float)(user % 2))]);

    /// <summary>The mean share of items of their own kind among 400 users drawn under their kinds.</summary>
    public static double ShareOfOwnKind(GenerativeModel model, float strength)
    {
        const int Drawn = 400;
        var sample = model.Sample(new() { UserCount = Drawn, Seed = 2, UserFeatures = Features(Drawn, "n"), ConditionStrength = strength }, null, TestContext.Current.CancellationToken);
        return Enumerable.Range(0, Drawn).Average(user => sample.ItemsOf(user).ToArray().Average(item => item / 20 == user % 2 ? 1.0 : 0.0));
    }

    /// <summary>A model that is saved and loaded draws the same users under conditions.</summary>
    public static void AssertSurvivesSaving(GenerativeModel model)
    {
        var path = Path.GetTempFileName();
        try
        {
            model.Save(path);
            using var loaded = GenerativeModel.Load(path);
            Assert.Equal(1, loaded.FeatureDimensions);
            var request = new SampleRequest { UserCount = 60, Seed = 1, UserFeatures = Features(60, "n"), ConditionStrength = 1.5f };
            InteractionsAssert.Same(model.Sample(request, null, TestContext.Current.CancellationToken), loaded.Sample(request, null, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Users given by their items and their features get items that they do not have.</summary>
    public static void AssertContinues(GenerativeModel model, Interactions training)
    {
        var some = training.SelectUsers([0, 1, 2]);
        var more = model.Sample(new() { UserCount = 3, Histories = some, UserFeatures = Features(3, "u") }, null, TestContext.Current.CancellationToken);
        for (var user = 0; user < 3; user++)
            Assert.Empty(more.ItemsOf(user).ToArray().Intersect(some.ItemsOf(user).ToArray()));
    }

    private static int[] Items(int user)
    {
        var random = SeededRandom.For(9, 0, user);
        var (own, other) = (random.Permutation(20), random.Permutation(20));
        var kind = user % 2;
        return [.. own.Take(7).Select(item => item + (20 * kind)).Concat(other.Take(3).Select(item => item + (20 * (1 - kind)))).Order()];
    }
}
