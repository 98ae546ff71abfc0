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

    private static readonly GuessAttack Univariate = GuessAttack.OfAnonymeter("singling out by one property",
        "A guess is that exactly one user has an item, or exactly so many items, as exactly one synthetic user does") with { Test = Test };

    private static readonly GuessAttack Multivariate = GuessAttack.OfAnonymeter("singling out by several items",
        $"A guess is that exactly one user has all of some items, at most {MostItems}, as exactly one synthetic user does") with { Test = Test };

    public static IReadOnlyList<Metric> Run(AttackSetting setting)
    {
        if (setting.NoControlBecause is { } reason)
            return [.. Univariate.NotDefined(reason), .. Multivariate.NotDefined(reason)];
        var (members, others) = setting.EvenTargets();
        return [.. OneProperty(setting, members, others), .. SeveralItems(setting, members, others)];
    }

    private static IReadOnlyList<Metric> OneProperty(AttackSetting setting, Interactions members, Interactions others)
    {
        var guesses = UniqueProperties(setting.Synthetic).ToArray();
        if (guesses.Length == 0)
            return Univariate.NotDefined("No item and no number of items belongs to exactly one synthetic user, so there is nothing to guess.");
        setting.Random(RandomDraw.Predicates, 0).Shuffle<int>(guesses);
        Array.Resize(ref guesses, Math.Min(guesses.Length, setting.Options.MaximumGuesses));
        var all = ItemSets.Join(members, others);
        var takers = new ItemMatches(all);
        var ofSize = Enumerable.Range(0, all.UserCount).ToLookup(all.CountOf);
        var holders = guesses.Select(guess => guess >= 0 ? [.. takers.WithAll([guess])] : ofSize[-guess].ToArray());
        return Univariate.Report(GuessOutcome.Of(Right(guesses, members), Right(guesses, others)), UniquenessTest.PValue(holders, members.UserCount, all.UserCount, setting));
    }

    private static bool[] Right(int[] guesses, Interactions users) => [.. guesses.Select(UniqueProperties(users).ToHashSet().Contains)];

    /// <summary>Items that one user has, and below 0 the numbers of items that one user has.</summary>
    private static IEnumerable<int> UniqueProperties(Interactions users)
    {
        var counts = users.ItemCounts();
        return Enumerable.Range(0, counts.Length).Where(item => counts[item] == 1)
            .Concat(Enumerable.Range(0, users.UserCount).GroupBy(users.CountOf).Where(ofSize => ofSize.Count() == 1).Select(ofSize => -ofSize.Key).Order());
    }

    private static IReadOnlyList<Metric> SeveralItems(AttackSetting setting, Interactions members, Interactions others)
    {
        var guesses = UniqueCombinations(setting);
        if (guesses.Count == 0)
            return Multivariate.NotDefined($"No drawn combination of at most {MostItems} items belongs to exactly one synthetic user, so there is nothing to guess.");
        var (ofMembers, ofOthers) = (new ItemMatches(members), new ItemMatches(others));
        var all = ItemSets.Join(members, others);
        var takers = new ItemMatches(all);
        var pValue = UniquenessTest.PValue(guesses.Select(items => takers.WithAll(items).ToArray()), members.UserCount, all.UserCount, setting);
        var naive = NaiveCombinations(setting, guesses);
        return
        [
            .. Multivariate.Report(GuessOutcome.Of([.. guesses.Select(items => ofMembers.UsersWithAll(items) == 1)], [.. guesses.Select(items => ofOthers.UsersWithAll(items) == 1)]), pValue),
            Multivariate.ReportNaive(naive.Count(items => ofMembers.UsersWithAll(items) == 1), guesses.Count),
        ];
    }

    /// <summary>Of random synthetic users as many random items, two or more, as it takes for nobody else to have them all.</summary>
    private static List<int[]> UniqueCombinations(AttackSetting setting)
    {
        var synthetic = new ItemMatches(setting.Synthetic);
        var random = setting.Random(RandomDraw.Predicates, 1);
        var guesses = new List<int[]>();
        for (var attempt = 0; attempt < AttemptsForGuess * setting.Options.MaximumGuesses && guesses.Count < setting.Options.MaximumGuesses; attempt++)
        {
            var items = setting.Synthetic.ItemsOf(random.NextInt32(setting.Synthetic.UserCount)).ToArray();
            random.Shuffle<int>(items);
            for (var count = 2; count <= Math.Min(items.Length, MostItems); count++)
            {
                if (synthetic.UsersWithAll(items.AsSpan(0, count)) != 1)
                    continue;
                guesses.Add(items[..count]);
                break;
            }
        }

        return guesses;
    }

    /// <summary>As many combinations of as many items, which know of the synthetic users the popularity of items alone.</summary>
    private static List<int[]> NaiveCombinations(AttackSetting setting, List<int[]> guesses)
    {
        var random = setting.Random(RandomDraw.NaivePredicates);
        return guesses.ConvertAll(guess => guess.Select(_ => setting.Synthetic.ItemIndices[random.NextInt32(setting.Synthetic.Count)]).ToArray());
    }
}
