namespace SynthRec.MLNet.Evaluation;

/// <summary>The score of a part, and the gates of the part that were missed whatever the score.</summary>
internal sealed record PartScore(Metric Score, IReadOnlyList<ScoreTerm> Terms, IReadOnlyList<string> MissedGates)
{
    private const string Name = "Score";

    public static PartScore NotDefined(string subject, string reason, string definition) =>
        new(Metric.NotDefined(Name, subject, reason, definition) with { Direction = MetricDirection.HigherIsBetter }, [], []);

    /// <summary>The least mean of a group: no group makes up for another.</summary>
    public static PartScore OfGroups(string subject, IReadOnlyList<ScoreTerm> terms, string whyNone, string definition, params IReadOnlyList<string> missedGates)
    {
        if (terms.Count == 0)
            return NotDefined(subject, whyNone, definition);
        var score = terms.GroupBy(term => term.Group).Min(group => group.Average(term => term.Score));
        return new(Metric.Of(Name, subject, score, definition) with { Direction = MetricDirection.HigherIsBetter }, terms, missedGates);
    }
}
