namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The statistical score: the lesser of the mean over single columns, which flat columns score 0 in, and the mean over what links columns, which independent
/// columns score 0 in. Real halves score 1 in both.
/// </summary>
internal static class FidelityScore
{
    private const string Columns = "single columns";
    private const string Links = "what links columns";

    private const string Definition =
        "The lesser of two means, of single columns and of what links them. Each metric, measured between a half of the real users and as many synthetic ones, scores 1 at what 95 % of the comparisons of real halves reach, "
        + "0 at what data without knowledge reaches (all columns flat; or every column of the real data shuffled by itself), linear between. Metrics whose noise is above a quarter of that way are left out.";

    private static readonly (string Name, string? Subject)[] OfColumns =
    [
        ("Kolmogorov-Smirnov", UserComparison.Activity),
        ("total variation", "items"),
        ("popularity rank correlation", "items"),
        ("Kolmogorov-Smirnov", RatingComparison.Subject),
        ("hour of week, total variation", TimeComparison.Subject),
    ];

    private static readonly (string Name, string? Subject)[] OfLinks =
    [
        ("classifier AUC", UserComparison.Whole),
        ("MMD²", UserComparison.Whole),
        ("lift correlation", null),
        ("lift distance", null),
        ("top pairs found", null),
        ("pair shares, total variation", null),
        ("Wasserstein-1 given item", RatingComparison.Subject),
        ("item mean correlation", RatingComparison.Subject),
    ];

    /// <param name="report">What was measured of interactions.</param>
    /// <param name="anchors">What scores 0.</param>
    /// <param name="ofTables">The terms of the attributes of users, none if there are no such tables.</param>
    public static PartScore Of(FidelityReport report, ScoreAnchors anchors, params IReadOnlyList<ScoreTerm> ofTables)
    {
        const string Subject = "fidelity";
        ScoreTerm[] columns = [.. FidelityTerms.Of(Columns, Find(report, OfColumns), anchors.OfFlat)];
        ScoreTerm[] links = [.. FidelityTerms.Of(Links, Find(report, OfLinks), anchors.OfIndependent)];
        var definition = ofTables.Count == 0 ? Definition : Definition + TableScore.Definition;
        return columns.Length == 0 || links.Length == 0
            ? PartScore.NotDefined(Subject, $"No metric of {(columns.Length == 0 ? Columns : Links)} tells {report.FloorCount} real users from as many without structure. Give more users.", definition)
            : PartScore.OfGroups(Subject, [.. columns, .. links, .. ofTables], "", definition);
    }

    private static IEnumerable<Metric> Find(FidelityReport report, IEnumerable<(string Name, string? Subject)> metrics) =>
        metrics.Select(metric => report.Find(metric.Name, metric.Subject)).OfType<Metric>();
}
