namespace SynthRec.MLNet.Generators;

/// <summary>The training users whose features are known, those with the very same features being of one kind.</summary>
internal sealed class UserKinds
{
    private readonly List<float[]> features = [];
    private readonly Dictionary<string, int> kinds = [];

    /// <exception cref="InvalidDataException">None of the users has features.</exception>
    public UserKinds(Interactions training, FeatureVectors features)
    {
        var (users, kindOf, sizes) = (new List<int>(), new List<int>(), new List<int>());
        for (var user = 0; user < training.UserCount; user++)
        {
            if (!features.Ids.TryGetIndex(training.Users.GetText(user), out var row))
                continue;
            if (!kinds.TryGetValue(Key(features.Of(row)), out var kind))
            {
                kinds.Add(Key(features.Of(row)), kind = sizes.Count);
                this.features.Add(features.Of(row).ToArray());
                sizes.Add(0);
            }

            users.Add(user);
            kindOf.Add(kind);
            sizes[kind]++;
        }

        if (users.Count == 0)
            throw new InvalidDataException($"None of the {features.Count} users with features is among the {training.UserCount} training users. Use the same ids in both.");
        (Users, KindOf, Sizes) = ([.. users], [.. kindOf], [.. sizes]);
    }

    /// <summary>The number of kinds.</summary>
    public int Count => features.Count;

    /// <summary>The training users whose features are known.</summary>
    public int[] Users { get; }

    /// <summary>The kind of each of <see cref="Users"/>.</summary>
    public int[] KindOf { get; }

    /// <summary>The number of users of each kind.</summary>
    public int[] Sizes { get; }

    /// <summary>The features of a kind.</summary>
    public float[] Of(int kind) => features[kind];

    /// <summary>The kind with these features, or −1 if no training user has them.</summary>
    public int IndexOf(ReadOnlySpan<float> features) => kinds.GetValueOrDefault(Key(features), -1);

    /// <summary>What is the same exactly for the same features.</summary>
    public static string Key(ReadOnlySpan<float> features) => string.Join(' ', features.ToArray());
}
