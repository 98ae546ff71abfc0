namespace SynthRec.MLNet.Evaluation;

/// <summary>What the attributes of users add to the score of fidelity: two groups like those of interactions, of single columns and of what links columns.</summary>
internal static class TableScore
{
    private const string Columns = "attributes of users, single columns";
    private const string Links = "attributes of users, what links columns";

    public const string Definition =
        " The attributes of users add two groups: column distances, which score 0 at the further of flat columns and of the most frequent value (the median) alone, and what links columns, which scores 0 at "
        + "real columns shuffled each by itself; the least of all groups counts.";

    public static IEnumerable<ScoreTerm> Terms(FidelityReport report, ScoreAnchors anchors) =>
    [
        .. FidelityTerms.Of(Columns, report.Metrics.Where(IsOfColumn), anchors.OfFlat),
        .. FidelityTerms.Of(Links, report.Metrics.Where(IsOfLink), anchors.OfIndependent),
    ];

    public static bool IsOfTables(ScoreTerm term) => term.Group is Columns or Links;

    private static bool IsOfColumn(Metric metric) => metric.Name == ColumnDistance.Name;

    /// <summary>One metric for each pair, and those of all columns together.</summary>
    private static bool IsOfLink(Metric metric) => metric.Name is PairComparison.SpearmanName or PairComparison.ContingencyName or PairComparison.NumberGivenName
        || (metric.Subject == TableComparison.All && metric.Name is "classifier AUC" or "MMD²");
}
