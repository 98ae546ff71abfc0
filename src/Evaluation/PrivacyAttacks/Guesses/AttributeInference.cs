namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Attribute inference: a user's label is guessed from the items by the nearest synthetic users. It is an attack only as far as it succeeds better
/// with members than with people the generator never saw; what it learns of those too is knowledge of the population.
/// </summary>
internal static class AttributeInference
{
    private const int Neighbours = 15;

    private static readonly GuessAttack Attack = new("attribute inference",
        $"A guess is the label with the largest sum of Jaccard similarities among the {Neighbours} nearest synthetic users",
        "Stadler, Oprisanu and Troncoso 2022; Giomi et al. 2023");

    private const string GainName = "Gain over a baseline without synthetic users";

    private const string GainDefinition = "The share of members whose label the nearest synthetic users guess less the share that the nearest of half of the holdout users guess, "
        + "who were never in the synthetic data; the p-value is McNemar's exact test, one-sided";

    public static IReadOnlyList<Metric> Run(AttackSetting setting, UserLabels? groups)
    {
        var reason = groups is null
            ? "There are no labels of users. Give a label of each member, synthetic and holdout user to have the attack."
            : setting.NoControlBecause;
        if (reason is not null)
            return [.. Attack.NotDefined(reason), Metric.NotDefined(GainName, Attack.Name, reason, GainDefinition)];
        var order = setting.Random(RandomDraw.Targets, 2).Permutation(setting.Holdout.UserCount);
        var (reference, others) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
        var members = setting.Random(RandomDraw.Targets, 3).Permutation(setting.Members.UserCount)[..Math.Min(setting.Members.UserCount, setting.Options.MaximumGuesses)];
        bool[] Guess(int[] targets, Interactions users, IReadOnlyList<string> labels, Interactions known, IReadOnlyList<string> knownLabels) =>
            Right(setting, users.SelectUsers(targets), [.. targets.Select(target => labels[target])], known, knownLabels);
        var ofMembers = Guess(members, setting.Members, groups!.Members, setting.Synthetic, groups.Synthetic);
        var ofOthers = Guess(others, setting.Holdout, groups.Holdout, setting.Synthetic, groups.Synthetic);
        var baseline = Guess(members, setting.Members, groups.Members, setting.Holdout.SelectUsers(reference), [.. reference.Select(user => groups.Holdout[user])]);
        return [.. Attack.Report(GuessOutcome.Of(ofMembers, ofOthers)), Attack.ReportNaive(GuessCount.Of(baseline)), Gain(ofMembers, baseline)];
    }

    private static Metric Gain(bool[] attack, bool[] baseline)
    {
        var differences = attack.Zip(baseline, (a, b) => (a ? 1.0 : 0) - (b ? 1 : 0)).ToArray();
        var (only, onlyBaseline) = (differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(difference => Math.Pow(difference - mean, 2)) / differences.Length / (differences.Length - 1));
        return Metric.Of(GainName, Attack.Name, mean, GainDefinition) with
        {
            Source = Attack.Source,
            Interval = Estimate.Around(mean, error).Within(-1, 1),
            PValue = only == 0 ? 1 : 1 - MathNet.Numerics.Distributions.Binomial.CDF(0.5, only + onlyBaseline, only - 1),
            Floor = 0,
        };
    }

    private static bool[] Right(AttackSetting setting, Interactions targets, string[] labels, Interactions known, IReadOnlyList<string> knownLabels)
    {
        var right = new bool[targets.UserCount];
        new CommonItems(known).ForEachSimilarity(targets, setting.Parallel, (target, _, similarities) =>
        {
            var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (var near in NearestSet.Of(similarities, Neighbours))
                sums[knownLabels[near]] = sums.GetValueOrDefault(knownLabels[near]) + similarities[near];
            right[target] = sums.Count > 0 && sums.MaxBy(sum => sum.Value).Key == labels[target];
        });
        return right;
    }
}
