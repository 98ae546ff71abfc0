namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The permutation test of guesses that somebody is alone with something: guesses that hit the same user, such as one with very many items, depend on each
/// other, so they are no independent trials. If the synthetic users do not depend on who is a member, members and holdout users may be exchanged.
/// </summary>
internal static class UniquenessTest
{
    /// <summary>Among so many a user is alone on one side with a chance below 10⁻¹⁷, so the guess is left out.</summary>
    private const int MostHolders = 64;

    /// <summary>The one-sided p-value of more unique holders among the members than among the others.</summary>
    /// <param name="holders">For each guess the users, members first, that it holds for.</param>
    /// <param name="memberCount">How many are members.</param>
    /// <param name="userCount">How many there are.</param>
    /// <param name="setting">The number of permutations, and the seed.</param>
    public static double PValue(IEnumerable<int[]> holders, int memberCount, int userCount, AttackSetting setting)
    {
        var guesses = holders.Where(users => users.Length is > 0 and <= MostHolders).ToArray();
        var isMember = new bool[userCount];
        isMember.AsSpan(0, memberCount).Fill(true);
        var observed = Excess(guesses, isMember);
        var asLarge = 0;
        Parallel.For(0, setting.Options.Permutations, setting.Parallel, permutation =>
        {
            var labels = (bool[])isMember.Clone();
            setting.Random(RandomDraw.GuessLabels, permutation).Shuffle<bool>(labels);
            if (Excess(guesses, labels) >= observed)
                Interlocked.Increment(ref asLarge);
        });
        return (1.0 + asLarge) / (setting.Options.Permutations + 1);
    }

    /// <summary>How many guesses hold for exactly one member, less those that hold for exactly one other.</summary>
    private static int Excess(int[][] guesses, bool[] isMember)
    {
        var excess = 0;
        foreach (var users in guesses)
        {
            var members = users.Count(user => isMember[user]);
            excess += (members == 1 ? 1 : 0) - (users.Length - members == 1 ? 1 : 0);
        }

        return excess;
    }
}
