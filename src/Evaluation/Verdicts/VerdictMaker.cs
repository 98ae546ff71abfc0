namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes a verdict of the parts.</summary>
internal static class VerdictMaker
{
    private const string Definition = "The mean of the scores of the assessed parts by their weights, in [0, 1]: 1 is as good as real data. The verdict does not rest on it alone, each part has gates of its own.";

    public static Verdict Of(
        PartResult<FidelityReport> fidelity,
        PartResult<UtilityReport> utility,
        PartResult<PrivacyReport> privacy,
        PartResult<FairnessReport[]> fairness,
        PartResult<DiversityReport> diversity,
        ScoreAnchors anchors,
        IReadOnlyList<ScoreTerm> ofTables,
        EvaluationOptions options) => Of(
        [
            Judge(EvaluationPart.Fidelity, fidelity, report => FidelityScore.Of(report, anchors, ofTables), options),
            Judge(EvaluationPart.Utility, utility, UtilityPartScore.Of, options),
            Judge(EvaluationPart.Privacy, privacy, report => PrivacyScore.Of(report, options.Gates), options),
            Judge(EvaluationPart.Fairness, fairness, reports => FairnessScore.Of(reports, options.Gates), options),
            Judge(EvaluationPart.Diversity, diversity, report => DiversityScore.Of(report, anchors), options),
        ],
        options.Gates);

    public static Verdict Of(IReadOnlyList<PartVerdict> parts, VerdictGates gates)
    {
        var score = Overall(parts);
        string[] reasons = [.. parts.SelectMany(part => WhyFails(part, gates)), .. WhyFails(score, gates)];
        return new() { Passes = reasons.Length == 0, Score = score, Parts = parts, Reasons = reasons };
    }

    /// <summary>A part by its score and gates.</summary>
    public static PartVerdict Judge(EvaluationPart part, PartScore score, EvaluationOptions options)
    {
        var weight = options.Weights.Of(part);
        List<string> reasons = [.. score.MissedGates];
        if (score.Score.NotDefinedBecause is { } reason)
            reasons.Add(reason);
        else if (weight > 0 && score.Score.Value < options.Gates.MinimumPartScore)
            reasons.Add(FormattableString.Invariant($"The score is {score.Score.Value:0.00}, below {options.Gates.MinimumPartScore}."));
        var outcome = score.MissedGates.Count > 0 || (score.Score.Value is not null && reasons.Count > 0) ? PartOutcome.Fail
            : score.Score.Value is null ? PartOutcome.NotAssessed
            : PartOutcome.Pass;
        return new() { Part = part, Outcome = outcome, Score = score.Score, Weight = weight, Terms = score.Terms, Reasons = reasons };
    }

    private static PartVerdict Judge<T>(EvaluationPart part, PartResult<T> result, Func<T, PartScore> scoreOf, EvaluationOptions options)
        where T : class => Judge(
            part,
            result.Report is { } report ? scoreOf(report) : PartScore.NotDefined(part.ToString(), result.NotAssessedBecause!, "See the other figures."),
            options);

    private static Metric Overall(IReadOnlyList<PartVerdict> parts)
    {
        var assessed = parts.Where(part => part.Weight > 0 && part.Score.Value is not null).ToArray();
        return assessed.Length == 0
            ? Metric.NotDefined("Score", null, "No part with a weight could be assessed.", Definition)
            : Metric.Of("Score", null, assessed.Sum(part => part.Weight * part.Score.Value!.Value) / assessed.Sum(part => part.Weight), Definition) with { Direction = MetricDirection.HigherIsBetter };
    }

    private static IEnumerable<string> WhyFails(PartVerdict part, VerdictGates gates) => part.Outcome switch
    {
        PartOutcome.Fail => part.Reasons.Select(reason => $"{part.Part}: {reason}"),
        PartOutcome.NotAssessed when part.Weight > 0 && !gates.MayBeMissing.Contains(part.Part) => part.Reasons.Select(reason => $"{part.Part} was not assessed: {reason}"),
        _ => [],
    };

    private static IEnumerable<string> WhyFails(Metric score, VerdictGates gates)
    {
        if (score.Value is null)
            yield return score.NotDefinedBecause!;
        else if (score.Value < gates.MinimumScore)
            yield return FormattableString.Invariant($"The score over all parts is {score.Value:0.00}, below {gates.MinimumScore}.");
    }
}
