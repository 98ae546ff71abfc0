namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The score of diversity: the lesser of the mean over how much users differ, which one user over and over scores 0 in, and the mean over which real users
/// are reached, which independent columns score 0 in. Other real users score 1 in both. Data that has collapsed fails whatever its score.
/// </summary>
internal static class DiversityScore
{
    private const double LeastWay = 0.1;
    private const string Definition =
        "The lesser of two means: of item coverage and Vendi score (1 at what as many real users reach, 0 where all users are one), and of recall and coverage of real users "
        + "(1 at what other real users reach, 0 at what data reaches whose columns were each shuffled by itself; left out if that is less than 0.1 worse).";

    public static PartScore Of(DiversityReport report, ScoreAnchors anchors) =>
        PartScore.OfGroups("diversity", [.. Spread(report), .. Reach(report, anchors)], $"{report.UsersCompared} users in each sample are too few.", Definition, [.. Gate(report)]);

    private static IEnumerable<ScoreTerm> Spread(DiversityReport report)
    {
        foreach (var (name, bad) in new[] { ("Item coverage", 0.0), ("Vendi score", 1.0) })
        {
            if (report[name] is { Value: { } value, Floor: { } floor } && floor > bad)
                yield return new("how much users differ", name, null, value, floor, bad);
        }
    }

    private static IEnumerable<ScoreTerm> Reach(DiversityReport report, ScoreAnchors anchors)
    {
        foreach (var name in new[] { "Recall", "Coverage" })
        {
            if (report[name] is { Value: { } value, Floor: { } floor } metric && anchors.OfIndependent(metric) is { } bad && floor - bad >= LeastWay)
                yield return new("which real users are reached", name, null, value, floor, bad);
        }
    }

    private static IEnumerable<string> Gate(DiversityReport report)
    {
        if (report.Collapse is { HasCollapsed: true } collapse)
            yield return $"The users have collapsed to few kinds or items: {collapse}.";
    }
}
