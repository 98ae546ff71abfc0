namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The statistical score: the lesser of the mean over single columns, which flat columns score 0 in, and the mean over what links columns, which independent
/// columns score 0 in. Real halves score 1 in both.
/// </summary>
internal static class FidelityScore
{
    /// <summary>A metric is scored only if real halves differ among themselves by at most this share of the way to the anchor: it can then tell good from bad.</summary>
    public const double LargestNoise = 0.25;

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
        ScoreTerm[] columns = [.. Terms(Columns, OfColumns, report, anchors.OfFlat)];
        ScoreTerm[] links = [.. Terms(Links, OfLinks, report, anchors.OfIndependent)];
        var definition = ofTables.Count == 0 ? Definition : Definition + TableScore.Definition;
        return columns.Length == 0 || links.Length == 0
            ? PartScore.NotDefined(Subject, $"No metric of {(columns.Length == 0 ? Columns : Links)} tells {report.FloorCount} real users from as many without structure. Give more users.", definition)
            : PartScore.OfGroups(Subject, [.. columns, .. links, .. ofTables], "", definition);
    }

    private static IEnumerable<ScoreTerm> Terms(string group, IEnumerable<(string Name, string? Subject)> metrics, FidelityReport report, Func<Metric, double?> anchor)
    {
        foreach (var (name, subject) in metrics)
        {
            if (report.Find(name, subject) is { AtFloorSize: { } measured, Floor: { } floor, FloorLimit: { } limit } metric && anchor(metric) is { } bad && CanTell(metric.Direction, floor, limit, bad))
                yield return new(group, name, subject, measured, limit, bad);
        }
    }

    private static bool CanTell(MetricDirection direction, double floor, double limit, double bad)
    {
        var sign = direction == MetricDirection.HigherIsBetter ? -1 : 1;
        var way = sign * (bad - limit);
        return way > 0 && Math.Abs(limit - floor) <= LargestNoise * way;
    }
}
