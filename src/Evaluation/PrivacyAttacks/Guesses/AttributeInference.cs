namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Attribute inference: a user's label is guessed from the items by the nearest synthetic users. It is an attack only as far as it succeeds better
/// with members than with people the generator never saw; what it learns of those too is knowledge of the population.
/// </summary>
internal sealed class AttributeInference
{
    private const string Name = "attribute inference";

    private const string GainName = "Gain over a baseline without synthetic users";

    private const string GainDefinition = "The share of members whom the nearest synthetic users guess less the share that the nearest of half of the holdout users guess, "
        + "who were never in the synthetic data; the p-value is McNemar's exact test, one-sided";

    private readonly int[] reference;
    private readonly int[] others;
    private readonly int[] members;
    private readonly LabelVotes bySynthetic;
    private readonly LabelVotes ofOthersBySynthetic;
    private readonly LabelVotes byReference;

    private AttributeInference(AttackSetting setting)
    {
        var order = setting.Random(RandomDraw.Targets, 2).Permutation(setting.Holdout.UserCount);
        (reference, others) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
        members = setting.Random(RandomDraw.Targets, 3).Permutation(setting.Members.UserCount)[..Math.Min(setting.Members.UserCount, setting.Options.MaximumGuesses)];
        bySynthetic = LabelVotes.Of(setting, setting.Members.SelectUsers(members), setting.Synthetic);
        ofOthersBySynthetic = LabelVotes.Of(setting, setting.Holdout.SelectUsers(others), setting.Synthetic);
        byReference = LabelVotes.Of(setting, setting.Members.SelectUsers(members), setting.Holdout.SelectUsers(reference));
    }

    /// <summary>For each attribute its metrics, the risk first; if there is none, why.</summary>
    public static IReadOnlyList<IReadOnlyList<Metric>> Run(AttackSetting setting, IReadOnlyList<AttributeLabels> attributes)
    {
        if (attributes.Count == 0)
            return [NotDefined(Name, "There are no labels of users. Give a label of each member, synthetic and holdout user to have the attack.")];
        Lazy<AttributeInference> attack = new(() => new(setting));
        return [.. attributes.Select(attribute => WhyNot(setting, attribute) is { } reason ? NotDefined(SubjectOf(attribute), reason) : attack.Value.On(attribute))];
    }

    private static string SubjectOf(AttributeLabels attribute) => $"{Name}, {attribute.Attribute}";

    private static string? WhyNot(AttackSetting setting, AttributeLabels attribute) =>
        attribute.Synthetic is null ? $"The synthetic users have no labels of '{attribute.Attribute}', so nothing can be inferred by them."
        : setting.NoControlBecause is { } reason ? reason
        : attribute.Holdout is null ? $"The holdout users have no labels of '{attribute.Attribute}': without them nobody can tell what the attack learns of members alone. Give each a label."
        : null;

    private static IReadOnlyList<Metric> NotDefined(string subject, string reason) =>
        [.. Attack(subject).NotDefined(reason), Metric.NotDefined(GainName, subject, reason, GainDefinition)];

    private static GuessAttack Attack(string subject) => new(subject,
        $"A guess is the label with the largest sum of Jaccard similarities among the {LabelVotes.Neighbours} nearest synthetic users",
        "Stadler, Oprisanu and Troncoso 2022; Giomi et al. 2023");

    private IReadOnlyList<Metric> On(AttributeLabels attribute)
    {
        var attack = Attack(SubjectOf(attribute));
        static string[] Pick(IReadOnlyList<string> labels, int[] users) => Array.ConvertAll(users, user => labels[user]);
        var labels = Pick(attribute.Members, members);
        var ofMembers = bySynthetic.AreRight(labels, attribute.Synthetic!);
        var ofOthers = ofOthersBySynthetic.AreRight(Pick(attribute.Holdout!, others), attribute.Synthetic!);
        var baseline = byReference.AreRight(labels, Pick(attribute.Holdout!, reference));
        return [.. attack.Report(GuessOutcome.Of(ofMembers, ofOthers)), attack.ReportNaive(GuessCount.Of(baseline)), Gain(attack, ofMembers, baseline)];
    }

    private static Metric Gain(GuessAttack attack, bool[] guesses, bool[] baseline)
    {
        var differences = guesses.Zip(baseline, (a, b) => (a ? 1.0 : 0) - (b ? 1 : 0)).ToArray();
        var (only, onlyBaseline) = (differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(difference => Math.Pow(difference - mean, 2)) / differences.Length / (differences.Length - 1));
        return Metric.Of(GainName, attack.Name, mean, GainDefinition) with
        {
            Source = attack.Source,
            Interval = Estimate.Around(mean, error).Within(-1, 1),
            PValue = only == 0 ? 1 : 1 - MathNet.Numerics.Distributions.Binomial.CDF(0.5, only + onlyBaseline, only - 1),
            Floor = 0,
        };
    }
}
