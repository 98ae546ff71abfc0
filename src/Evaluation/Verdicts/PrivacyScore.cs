namespace SynthRec.MLNet.Evaluation;

/// <summary>The score of privacy: the least over all attacks, by the lower ends of their intervals. A significant attack fails the part whatever its size.</summary>
internal static class PrivacyScore
{
    private const string Definition =
        "The least over attacks, each by the lower end of its 95 % interval: membership AUC (1 at 0.5, 0 at 1), true positives at few false positives (1 where both rates are equal, 0 where all members are found, by the logarithm), "
        + "1 − e^−ε of the effective ε, and each risk by guesses (1 at 0, 0 at 1). Distances do not count.";

    public static PartScore Of(PrivacyReport report, VerdictGates gates)
    {
        if (report.MembershipAttacks.Count == 0)
            return PartScore.NotDefined("privacy", report.Membership[0].NotDefinedBecause ?? "No attack could be made.", Definition);
        return PartScore.OfGroups("privacy", [.. Terms(report)], "No attack could be made.", Definition, [.. Gate(report, gates)]);
    }

    /// <summary>Each attack is a group of its own, so the least counts.</summary>
    private static IEnumerable<ScoreTerm> Terms(PrivacyReport report)
    {
        foreach (var metric in report.Membership)
        {
            if (metric is { Interval: { } rate, Floor: { } floor and > 0 and < 0.5 })
                yield return Term(metric, Math.Log(Math.Max(rate.Low, floor) / floor), 0, -Math.Log(floor)) with { Name = $"logarithm of {metric.Name} over false positives" };
            else if (metric is { Interval: { } auc, Floor: 0.5 })
                yield return Term(metric, auc.Low, 0.5, 1);
            else if (metric is { Value: { } epsilon, Floor: 0 })
                yield return Term(metric, 1 - Math.Exp(-epsilon), 0, 1) with { Name = $"1 − e^−ε of {metric.Name}" };
        }

        foreach (var risk in report.AllRisks())
            yield return Term(risk, risk.Interval!.Value.Low, 0, 1);
    }

    private static ScoreTerm Term(Metric metric, double measured, double good, double bad) => new($"{metric.Name}, {metric.Subject}", metric.Name, metric.Subject, measured, good, bad);

    private static IEnumerable<string> Gate(PrivacyReport report, VerdictGates gates)
    {
        if (report.SmallestPValue is { Value: { } p } smallest && p < gates.Significance)
            yield return FormattableString.Invariant($"An attack finds more about the people the generator learnt from than about others ({smallest.Subject}): corrected p = {p:0.####}, below {gates.Significance}.");
    }
}
