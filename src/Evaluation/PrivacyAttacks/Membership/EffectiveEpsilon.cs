namespace SynthRec.MLNet.Evaluation;

/// <summary>What the attacks prove of ε: under (ε, δ)-differential privacy no attack has TPR above e^ε · FPR + δ, nor TNR above e^ε · FNR + δ.</summary>
internal static class EffectiveEpsilon
{
    private const double Level = 0.05;
    private static readonly double[] Rates = [0, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9];

    /// <summary>Whether users above the threshold are accused, or those below acquitted.</summary>
    private static readonly bool[] Directions = [true, false];

    private const string Name = "Effective ε";

    private const string Definition =
        "A lower bound with 95 % confidence of the ε of user-level (ε, δ)-differential privacy. Attack, threshold and direction are chosen on one half of the targets; "
        + "on the other half TPR and FPR are bounded by Clopper and Pearson, and ε ≥ ln((TPR − δ) / FPR), or the same of TNR and FNR. Users count as independent trials";

    /// <summary>The bound, at least 0.</summary>
    public static Metric Of(IReadOnlyList<AttackScores> attacks, MembershipTargets targets, double delta)
    {
        var choosing = attacks.Select(attack => CurveOf(attack, targets, 0)).ToArray();
        var candidates =
            from attack in Enumerable.Range(0, attacks.Count)
            from rate in Rates
            let threshold = choosing[attack].ThresholdFor((int)(rate * choosing[attack].OtherCount))
            from accuses in Directions
            select (attack, threshold, accuses);
        var best = candidates.MaxBy(candidate => Bound(choosing[candidate.attack], candidate.threshold, candidate.accuses, delta));
        var bound = Bound(CurveOf(attacks[best.attack], targets, 1), best.threshold, best.accuses, delta);
        return Metric.Of(Name, attacks[best.attack].Name, Math.Max(bound, 0), Definition) with { Source = "Jagielski, Ullman and Oprea 2020; Nasr et al. 2021", Floor = 0 };
    }

    public static Metric NotDefined(string reason) => Metric.NotDefined(Name, null, reason, Definition);

    private static RocCurve CurveOf(AttackScores attack, MembershipTargets targets, int fold) => new(
        targets.OfFold[fold].Where(targets.IsMember).Select(target => attack.Scores[target]),
        targets.OfFold[fold].Where(target => !targets.IsMember(target)).Select(target => attack.Scores[target]));

    private static double Bound(RocCurve curve, double threshold, bool accuses, double delta)
    {
        var (members, others) = (curve.MembersAbove(threshold), curve.OthersAbove(threshold));
        var (hits, hitsOf, misses, missesOf) = accuses
            ? (members, curve.MemberCount, others, curve.OtherCount)
            : (curve.OtherCount - others, curve.OtherCount, curve.MemberCount - members, curve.MemberCount);
        var certain = Proportion.LowerBound(hits, hitsOf, Level / 2) - delta;
        return certain <= 0 ? double.NegativeInfinity : Math.Log(certain / Proportion.UpperBound(misses, missesOf, Level / 2));
    }
}
