namespace SynthRec.MLNet.Evaluation;

/// <summary>The score of fairness: the least over attributes and over what synthetic data made worse than real data is.</summary>
internal static class FairnessScore
{
    private const string Definition =
        "The least over attributes of: representation bias (1 at what draws from one population reach, 0 at 1), the rise of the statistical parity difference over that of real users (1 at none, 0 at 1), "
        + "and the rise of the area under the ROC curve by which behaviour tells the attribute, by the lower end of its interval (1 at none, 0 at 0.5).";

    public static PartScore Of(IReadOnlyList<FairnessReport> reports, VerdictGates gates) => PartScore.OfGroups(
        "fairness",
        [.. reports.SelectMany(Terms)],
        "No group has enough users to be compared.",
        Definition,
        [.. reports.SelectMany(report => Gates(report, gates, gates.Significance / reports.Count))]);

    /// <summary>How much larger the gap of synthetic users is than that of real ones; null if one is not defined.</summary>
    public static double? ParityRise(FairnessReport report) => (Parity(report, "synthetic")?.Value, Parity(report, "real")?.Value) is ({ } synthetic, { } real) ? synthetic - real : null;

    private static IEnumerable<ScoreTerm> Terms(FairnessReport report)
    {
        if (Bias(report) is { Value: { } bias, Floor: { } floor and < 1 })
            yield return Term(report, "Representation bias", bias, floor, 1);
        if (ParityRise(report) is { } rise)
            yield return Term(report, "rise of the statistical parity difference", rise, 0, 1);
        foreach (var difference in report.Metrics.Where(metric => metric is { Name: "Attribute AUC difference", Interval: not null }))
            yield return Term(report, $"Attribute AUC difference, {difference.Subject}", difference.Interval!.Value.Low, 0, 0.5);
    }

    private static ScoreTerm Term(FairnessReport report, string name, double measured, double good, double bad) => new($"{report.Attribute}, {name}", name, report.Attribute, measured, good, bad);

    private static IEnumerable<string> Gates(FairnessReport report, VerdictGates gates, double significance)
    {
        if (Bias(report) is { Value: { } bias, PValue: { } p } && p < significance && bias > gates.LargestRepresentationBias)
            yield return FormattableString.Invariant($"Groups of '{report.Attribute}' are not represented as they are: total variation {bias:0.###}, above {gates.LargestRepresentationBias} (p = {p:0.####}).");
        if (ParityRise(report) is { } rise && Parity(report, "synthetic")?.PValue < significance && rise > gates.LargestParityIncrease)
            yield return FormattableString.Invariant($"The statistical parity difference of '{report.Attribute}' is {rise:0.###} larger than that of real users, above {gates.LargestParityIncrease}.");
    }

    private static Metric? Bias(FairnessReport report) => report.Metrics.FirstOrDefault(metric => metric.Name == "Representation bias");

    private static Metric? Parity(FairnessReport report, string side) => report.Metrics.FirstOrDefault(metric => metric.Name == "Statistical parity difference" && metric.Subject == side);
}
