namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Singling out: a predicate that holds for exactly one synthetic user is guessed to hold for exactly one real one. Right guesses of members beyond those
/// of holdout users come of having been learnt from.
/// </summary>
internal static class SinglingOut
{
    private const int MostItems = 5;
    private const int AttemptsForGuess = 5;

    private const string Test = "that of a permutation test of who is a member, as guesses that hit one user depend on each other";

    private const string IntervalName = "Wilson's interval for the number of independent guesses that these are worth, as guesses that come of one synthetic user or hit one real user depend on each other";

    private static readonly GuessAttack Univariate = GuessAttack.OfAnonymeter("singling out by one property",
        "A guess is that exactly one user has an item, or exactly so many items, as exactly one synthetic user does") with { Test = Test, IntervalName = IntervalName };

    private static readonly GuessAttack Multivariate = GuessAttack.OfAnonymeter("singling out by several items",
        $"A guess is that exactly one user has all of some items, at most {MostItems}, as exactly one synthetic user does") with { Test = Test, IntervalName = IntervalName };

    public static IReadOnlyList<Metric> Run(AttackSetting setting)
    {
        if (setting.NoControlBecause is { } reason)
            return [.. Univariate.NotDefined(reason), .. Multivariate.NotDefined(reason)];
        var (members, others) = setting.EvenTargets();
        var targets = new SinglingOutTargets(members, others);
        return [.. OneProperty(setting, targets), .. SeveralItems(setting, targets)];
    }

    private static IReadOnlyList<Metric> OneProperty(AttackSetting setting, SinglingOutTargets targets)
    {
        var synthetic = new UserProperties(setting.Synthetic);
        var guesses = synthetic.OfOneUser().ToArray();
        if (guesses.Length == 0)
            return Univariate.NotDefined("No item and no number of items belongs to exactly one synthetic user, so there is nothing to guess.");
        setting.Random(RandomDraw.Predicates, 0).Shuffle<int>(guesses);
        Array.Resize(ref guesses, Math.Min(guesses.Length, setting.Options.MaximumGuesses));
        var real = new UserProperties(targets.All);
        int[][] holders = [.. guesses.Select(real.HoldersOf)];
        return Univariate.Report(targets.Outcome([.. guesses.Select(guess => synthetic.HoldersOf(guess).Single())], holders), UniquenessTest.PValue(holders, targets.MemberCount, targets.All.UserCount, setting));
    }

    private static IReadOnlyList<Metric> SeveralItems(AttackSetting setting, SinglingOutTargets targets)
    {
        var guesses = UniqueCombinations(setting);
        if (guesses.Count == 0)
            return Multivariate.NotDefined($"No drawn combination of at most {MostItems} items belongs to exactly one synthetic user, so there is nothing to guess.");
        var real = new ItemMatches(targets.All);
        int[][] holders = [.. guesses.Select(guess => real.WithAll(guess.Items).ToArray())];
        var naive = NaiveCombinations(setting, guesses).Select(items => real.WithAll(items).ToArray());
        return
        [
            .. Multivariate.Report(targets.Outcome([.. guesses.Select(guess => guess.User)], holders), UniquenessTest.PValue(holders, targets.MemberCount, targets.All.UserCount, setting)),
            Multivariate.ReportNaive(targets.Outcome([.. Enumerable.Range(0, guesses.Count)], [.. naive]).Members),
        ];
    }

    /// <summary>Of random synthetic users as many random items, two or more, as it takes for nobody else to have them all.</summary>
    private static List<(int User, int[] Items)> UniqueCombinations(AttackSetting setting)
    {
        var synthetic = new ItemMatches(setting.Synthetic);
        var random = setting.Random(RandomDraw.Predicates, 1);
        var guesses = new List<(int, int[])>();
        for (var attempt = 0; attempt < AttemptsForGuess * setting.Options.MaximumGuesses && guesses.Count < setting.Options.MaximumGuesses; attempt++)
        {
            var user = random.NextInt32(setting.Synthetic.UserCount);
            var items = setting.Synthetic.ItemsOf(user).ToArray();
            random.Shuffle<int>(items);
            for (var count = 2; count <= Math.Min(items.Length, MostItems); count++)
            {
                if (synthetic.UsersWithAll(items.AsSpan(0, count)) != 1)
                    continue;
                guesses.Add((user, items[..count]));
                break;
            }
        }

        return guesses;
    }

    /// <summary>As many combinations of as many items, which know of the synthetic users the popularity of items alone.</summary>
    private static List<int[]> NaiveCombinations(AttackSetting setting, List<(int User, int[] Items)> guesses)
    {
        var random = setting.Random(RandomDraw.NaivePredicates);
        return guesses.ConvertAll(guess => guess.Items.Select(_ => setting.Synthetic.ItemIndices[random.NextInt32(setting.Synthetic.Count)]).ToArray());
    }
}
