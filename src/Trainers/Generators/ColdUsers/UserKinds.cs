using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>The training users whose features are known, and what those with the very same features took.</summary>
internal sealed class UserKinds
{
    private readonly Interactions training;
    private readonly Dictionary<string, int[]> usersOf;

    /// <exception cref="InvalidDataException">None of the users has features.</exception>
    public UserKinds(Interactions training, FeatureVectors features)
    {
        var known = new List<(int User, int Row)>();
        for (var user = 0; user < training.UserCount; user++)
        {
            if (features.Ids.TryGetIndex(training.Users.GetText(user), out var row))
                known.Add((user, row));
        }

        if (known.Count == 0)
            throw new InvalidDataException($"None of the {features.Count} users with features is among the {training.UserCount} training users. Use the same ids in both.");
        this.training = training;
        Everybody = TrainingData.ItemShares(training);
        Features = features.Subset([.. known.Select(one => one.Row)]);
        usersOf = known.GroupBy(one => Key(features.Of(one.Row))).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.User).ToArray());
    }

    /// <summary>The features of the training users who have any.</summary>
    public FeatureVectors Features { get; }

    /// <summary>The share of the training users who took each item.</summary>
    public float[] Everybody { get; }

    /// <summary>What is the same exactly for the same features.</summary>
    public static string Key(ReadOnlySpan<float> features) => string.Join(' ', features.ToArray());

    /// <summary>How many users have these features, and how many of them took each item.</summary>
    public (int Users, int[] Counts) With(ReadOnlySpan<float> features)
    {
        var users = usersOf.GetValueOrDefault(Key(features), []);
        return (users.Length, training.SelectUsers(users).ItemCounts());
    }
}
