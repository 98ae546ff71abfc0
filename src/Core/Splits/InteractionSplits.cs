namespace SynthRec.MLNet;

/// <summary>Splits of interactions into a part to learn from and a part to be judged on.</summary>
public static class InteractionSplits
{
    private const long RandomPurpose = 0x53504C4954;
    private const long UserPurpose = 0x5553455253;

    /// <summary>Weak generalisation: of each user, a random share of the interactions is held out.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="heldOutFraction">The share held out, in (0, 1); rounded to the nearest whole number for each user, and never all of a user's interactions.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static HoldOut HoldOutRandom(this Interactions data, double heldOutFraction = 0.2, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFraction(heldOutFraction, nameof(heldOutFraction));
        return HoldOutByRank(data, heldOutFraction, user => SeededRandom.For(seed, RandomPurpose, user).Permutation(data.CountOf(user)));
    }

    /// <summary>Weak generalisation: of each user with more than <paramref name="count"/> interactions, the last ones in time are held out.</summary>
    /// <exception cref="InvalidOperationException">The interactions have no times.</exception>
    public static HoldOut HoldOutLast(this Interactions data, int count = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var heldOut = new bool[data.Count];
        for (var user = 0; user < data.UserCount; user++)
        {
            if (data.CountOf(user) <= count)
                continue;
            foreach (var at in data.InTimeOrder(user).AsSpan(^count..))
                heldOut[data.Offsets[user] + at] = true;
        }

        return Part(data, heldOut);
    }

    /// <summary>Weak generalisation: of each user, the latest share of the interactions is held out.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="heldOutFraction">The share held out, in (0, 1); rounded to the nearest whole number for each user, and never all of a user's interactions.</param>
    /// <exception cref="InvalidOperationException">The interactions have no times.</exception>
    public static HoldOut HoldOutLatest(this Interactions data, double heldOutFraction = 0.2)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFraction(heldOutFraction, nameof(heldOutFraction));
        if (!data.HasTimestamps)
            throw new InvalidOperationException("The interactions have no times to split by.");
        return HoldOutByRank(data, heldOutFraction, user =>
        {
            var latestFirst = data.InTimeOrder(user);
            Array.Reverse(latestFirst);
            return latestFirst;
        });
    }

    /// <summary>Weak generalisation: the interactions from a point in time on are held out.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="heldOutFraction">The share of all interactions held out, in (0, 1): the cut is the time before which the rest lies.</param>
    /// <exception cref="InvalidOperationException">The interactions have no times.</exception>
    public static HoldOut HoldOutByTime(this Interactions data, double heldOutFraction = 0.2)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFraction(heldOutFraction, nameof(heldOutFraction));
        if (!data.HasTimestamps)
            throw new InvalidOperationException("The interactions have no times to split by.");
        var times = data.Timestamps.ToArray();
        Array.Sort(times);
        var cut = times[Math.Clamp((int)Math.Round(times.Length * (1 - heldOutFraction)), 0, times.Length - 1)];
        var heldOut = new bool[data.Count];
        for (var at = 0; at < heldOut.Length; at++)
            heldOut[at] = data.Timestamps[at] >= cut;
        return Part(data, heldOut);
    }

    /// <summary>Strong generalisation: some users are kept out of training, and a share of their interactions is held out.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="testUsers">The number of users kept out of training, 1 … the number of users − 1.</param>
    /// <param name="heldOutFraction">The share of a test user's interactions held out, in (0, 1).</param>
    /// <param name="seed">The seed of the draw of users and of held-out interactions.</param>
    public static UserSplit SplitUsers(this Interactions data, int testUsers, double heldOutFraction = 0.2, int seed = 0)
    {
        CheckFraction(heldOutFraction, nameof(heldOutFraction));
        return data.SplitUsers(testUsers, test => test.HoldOutRandom(heldOutFraction, seed), seed);
    }

    /// <summary>Strong generalisation: some users are kept out of training, and some of their interactions are held out.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="testUsers">The number of users kept out of training, 1 … the number of users − 1.</param>
    /// <param name="holdOut">Splits the interactions of the test users, such as by <see cref="HoldOutLatest"/>.</param>
    /// <param name="seed">The seed of the draw of users.</param>
    public static UserSplit SplitUsers(this Interactions data, int testUsers, Func<Interactions, HoldOut> holdOut, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(holdOut);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testUsers);
        if (testUsers >= data.UserCount)
            throw new ArgumentOutOfRangeException(nameof(testUsers), testUsers, $"Of {data.UserCount} users at least one must be left for training.");
        var order = SeededRandom.For(seed, UserPurpose).Permutation(data.UserCount);
        Array.Sort(order, 0, testUsers);
        Array.Sort(order, testUsers, order.Length - testUsers);
        var parts = holdOut(data.SelectUsers(order.AsSpan(0, testUsers)));
        return new(data.SelectUsers(order.AsSpan(testUsers)), parts.Training, parts.HeldOut);
    }

    private static HoldOut HoldOutByRank(Interactions data, double fraction, Func<int, int[]> order)
    {
        var heldOut = new bool[data.Count];
        for (var user = 0; user < data.UserCount; user++)
        {
            var count = data.CountOf(user);
            var held = Math.Min((int)Math.Round(count * fraction), count - 1);
            if (held <= 0)
                continue;
            foreach (var at in order(user).AsSpan(0, held))
                heldOut[data.Offsets[user] + at] = true;
        }

        return Part(data, heldOut);
    }

    private static HoldOut Part(Interactions data, bool[] heldOut) => new(data.Where(at => !heldOut[at]), data.Where(at => heldOut[at]));

    private static void CheckFraction(double fraction, string name)
    {
        if (!(fraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, fraction, "The share must lie between 0 and 1.");
    }
}
