namespace SynthRec.MLNet.Evaluation;

/// <summary>All membership attacks on whole users and what they say together.</summary>
/// <param name="Attacks">Each attack.</param>
/// <param name="Summary">What the strongest attack reached.</param>
/// <param name="WorstHitUsers">The members whom attacks are surest of.</param>
internal sealed record MembershipInference(IReadOnlyList<MembershipAttackResult> Attacks, IReadOnlyList<Metric> Summary, IReadOnlyList<WorstHitUser> WorstHitUsers)
{
    private const double Significance = 0.01;
    private const string StrongestName = "Membership AUC of the strongest attack";
    private const string StrongestDefinition = $"{MembershipMetrics.AucDefinition}; the largest of all attacks. The p-value is that of the largest statistic of all attacks, so it holds whichever attack won";
    private const string LeakName = "Smallest leak in reach";

    private static readonly string LeakDefinition = $"The least number of members that must be copied so that exact copies alone are significant at {Significance} after correction for the number of attacks, if no holdout user is copied";

    public static MembershipInference Run(AttackSetting setting, IProgress<ProgressReport>? progress)
    {
        if (setting.NoControlBecause is { } reason)
            return NotDefined(reason);
        var targets = new MembershipTargets(setting);
        var similarity = new SimilarityAttacks(setting);
        var pairs = new ItemPairAttack(setting);
        var attacks = targets.Score((users, reference) => [.. similarity.Score(users, reference), pairs.Score(users, reference)]).ToList();
        if (setting.Releases.Count > 1)
            attacks.Add(ReleasesAttack.Score(setting, targets.All));
        if (setting.Options.ShadowGenerator is { } generator)
            attacks.Add(ShadowAttack.Score(setting, targets.All, generator, progress));
        var test = MembershipTest.Of(attacks, targets, setting);
        var curves = attacks.Select(attack => new RocCurve(attack.Scores[..targets.MemberCount], attack.Scores[targets.MemberCount..])).ToArray();
        var results = attacks.Select((attack, at) => new MembershipAttackResult(attack.Name, MembershipMetrics.Of(attack, curves[at], targets, test.PValues[at]), curves[at].Points())).ToArray();
        return new(
            results,
            [Strongest(results, test), .. Enumerable.Range(1, results[0].Metrics.Count - 1).Select(at => LargestRate(results, at)), EffectiveEpsilon.Of(attacks, targets, setting.Options.Delta), SmallestLeak(targets, attacks.Count)],
            WorstHit(setting, attacks, curves));
    }

    private static MembershipInference NotDefined(string reason) => new(
        [],
        [
            Metric.NotDefined(StrongestName, null, reason, StrongestDefinition),
            EffectiveEpsilon.NotDefined(reason),
            Metric.NotDefined(LeakName, null, reason, LeakDefinition),
        ],
        []);

    private static Metric Strongest(MembershipAttackResult[] results, MembershipTest test)
    {
        var auc = results.Select(result => result.Metrics[0]).MaxBy(metric => metric.Value)!;
        return Metric.Of(StrongestName, auc.Subject, auc.Value!.Value, StrongestDefinition) with { PValue = test.PValue, Interval = auc.Interval, Floor = 0.5, Source = auc.Source };
    }

    private static Metric LargestRate(MembershipAttackResult[] results, int at)
    {
        var largest = results.Select(result => result.Metrics[at]).MaxBy(metric => metric.Value)!;
        var (name, definition) = ($"Largest {largest.Name}", $"{largest.Definition}; the largest of all attacks, so chance favours it");
        return largest.NotDefinedBecause is { } reason
            ? Metric.NotDefined(name, null, reason, definition) with { Source = largest.Source }
            : Metric.Of(name, largest.Subject, largest.Value!.Value, definition) with { Source = largest.Source, Interval = largest.Interval, Floor = largest.Floor };
    }

    private static Metric SmallestLeak(MembershipTargets targets, int attacks)
    {
        var (members, all) = (targets.MemberCount, targets.All.UserCount);
        var needed = Math.Log(Significance / attacks);
        var logP = 0.0;
        var copies = 0;
        for (; copies < members && logP >= needed; copies++)
            logP += Math.Log((double)(members - copies) / (all - copies));
        return logP < needed
            ? Metric.Of(LeakName, null, copies, LeakDefinition) with { Direction = MetricDirection.Descriptive }
            : Metric.NotDefined(LeakName, null, $"{members} members and {all - members} holdout users are too few to find even a copy of every member.", LeakDefinition);
    }

    private static WorstHitUser[] WorstHit(AttackSetting setting, List<AttackScores> attacks, RocCurve[] curves)
    {
        var nearest = attacks.Single(attack => attack.Name == SimilarityAttacks.NearestName).Scores;
        double RateOf(int attack, int member) => (1.0 + curves[attack].OthersFrom(attacks[attack].Scores[member])) / (1 + curves[attack].OtherCount);
        return [.. Enumerable.Range(0, setting.Members.UserCount)
            .Select(member => (Member: member, Attack: Enumerable.Range(0, attacks.Count).MinBy(attack => RateOf(attack, member))))
            .OrderBy(hit => RateOf(hit.Attack, hit.Member)).ThenByDescending(hit => nearest[hit.Member])
            .Take(setting.Options.WorstHitUsers)
            .Select(hit => new WorstHitUser(setting.Members.Users.GetText(hit.Member), attacks[hit.Attack].Name, RateOf(hit.Attack, hit.Member), nearest[hit.Member]))];
    }
}
