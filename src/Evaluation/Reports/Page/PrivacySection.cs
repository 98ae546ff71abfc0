namespace SynthRec.MLNet.Evaluation;

/// <summary>What the page says of privacy.</summary>
internal static class PrivacySection
{
    public static (IEnumerable<PageFigure> Figures, IEnumerable<PageTable> Tables) Of(PrivacyReport? report, MetricTables tables) => report is null
        ? ([], [])
        : (
            [.. report.MembershipAttacks.Count == 0 ? Array.Empty<PageFigure>() : [RocPlot.Of("roc", report.MembershipAttacks)], DistancePlot.Of("distances", report.DistanceDistributions)],
            [
                tables.Of("All attacks together", [report.SmallestPValue, .. report.Membership]),
                tables.Of("Membership attacks", report.MembershipAttacks.SelectMany(attack => attack.Metrics)),
                WorstHit(report.WorstHitUsers),
                tables.Of("Attribute inference", report.AttributeInference),
                tables.Of("Singling out, linkability, inference and re-identification", report.Guesses),
                tables.Of("Uniqueness (descriptive)", report.Uniqueness),
                tables.Of("Distances (descriptive, no proof of privacy)", report.Distances),
            ]);

    private static PageTable WorstHit(IReadOnlyList<WorstHitUser> users) => new(
        "The members whom attacks are surest of",
        ["User", "Attack", "False-positive rate", "Similarity to the nearest synthetic user"],
        [.. users.Select(user => new PageRow(new(user.UserId), [new(user.Attack), MetricTables.Number(user.FalsePositiveRate), MetricTables.Number(user.NearestSimilarity)]))]);
}
