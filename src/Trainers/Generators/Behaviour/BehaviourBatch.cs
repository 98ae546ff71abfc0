namespace SynthRec.MLNet.Generators;

/// <summary>The users that are generated together, and what has been drawn for them so far.</summary>
/// <param name="firstUser">The index of the first among all users of the request.</param>
/// <param name="count">The number of users.</param>
/// <param name="seed">The seed of the request.</param>
/// <param name="temperature">See <see cref="SampleRequest.Temperature"/>.</param>
internal sealed class BehaviourBatch(int firstUser, int count, int seed, float temperature)
{
    public int Count => count;

    public float Temperature => temperature;

    /// <summary>The items of each user, ascending.</summary>
    public int[][] Items { get; } = new int[count][];

    /// <summary>The values of each user's items; null if there are none.</summary>
    public float[][]? Values { get; set; }

    /// <summary>The times of each user's items in Unix seconds; null if there are none.</summary>
    public long[][]? Timestamps { get; set; }

    /// <summary>The random stream of a user for one purpose, the same in whatever batch or shard the user is drawn.</summary>
    public SeededRandom RandomOf(int user, long purpose) => SeededRandom.For(seed, purpose, firstUser + user);
}
