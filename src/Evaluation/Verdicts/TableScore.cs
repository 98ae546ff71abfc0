namespace SynthRec.MLNet.Evaluation;

/// <summary>What the attributes of users add to the score of fidelity: two groups like those of interactions, of single columns and of what links columns.</summary>
internal static class TableScore
{
    private const string Columns = "attributes of users, single columns";
    private const string Links = "attributes of users, what links columns";

    public const string Definition =
        " The attributes of users add two groups, and the least of all counts: column distances, which score 0 at the further of flat columns and of the most frequent value (the median) alone, and what links columns, "
        + "which scores 0 at real columns shuffled each by itself. They score 1 at what 95 % of real halves reach. A metric by which halves and structureless rows overlap is left out.";

    public static IEnumerable<ScoreTerm> Terms(FidelityReport report, TableAnchors anchors) =>
        [.. Terms(Columns, report.Metrics.Where(IsOfColumn), anchors), .. Terms(Links, report.Metrics.Where(IsOfLink), anchors)];

    /// <summary>Whether a metric counts, of one column or of several.</summary>
    public static bool Counts(Metric metric) => IsOfColumn(metric) || IsOfLink(metric);

    public static bool IsOfLinks(ScoreTerm term) => term.Group == Links;

    public static bool IsOfTables(ScoreTerm term) => term.Group is Columns or Links;

    private static IEnumerable<ScoreTerm> Terms(string group, IEnumerable<Metric> metrics, TableAnchors anchors)
    {
        foreach (var metric in metrics)
        {
            if (metric.AtFloorSize is { } measured && anchors.Of(metric) is var (good, bad))
                yield return new(group, metric.Name, metric.Subject, measured, good, bad);
        }
    }

    private static bool IsOfColumn(Metric metric) => metric.Name == ColumnDistance.Name;

    /// <summary>One metric for each pair, and those of all columns together.</summary>
    private static bool IsOfLink(Metric metric) => metric.Name is PairComparison.SpearmanName or PairComparison.ContingencyName or PairComparison.NumberGivenName
        || (metric.Subject == TableComparison.All && metric.Name is "classifier AUC" or "MMD²");
}
