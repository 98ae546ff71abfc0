namespace SynthRec.MLNet.Evaluation;

/// <summary>Six figures for those who decide, each a plain function of what the parts measured.</summary>
internal static class BusinessMetrics
{
    public static IReadOnlyList<Metric> Of(Verdict verdict, PartResult<UtilityReport> utility, PartResult<FairnessReport[]> fairness, IReadOnlyList<RiskFinding> risks, EvaluationOptions options) =>
    [
        Quality(verdict),
        Privacy(verdict),
        Preservation(utility),
        Costs(options.Costs),
        Mitigation(risks),
        Improvement(fairness),
    ];

    private static Metric Quality(Verdict verdict)
    {
        const string Name = "Generation quality score";
        const string Definition = "The mean of the scores of fidelity, utility and diversity by their weights, in [0, 1]: how good the data is, whatever it tells of people.";
        var parts = new[] { EvaluationPart.Fidelity, EvaluationPart.Utility, EvaluationPart.Diversity }.Select(part => verdict[part]).Where(part => part.Weight > 0).ToArray();
        if (parts.FirstOrDefault(part => part.Score.Value is null) is { } missing)
            return NotDefined(Name, $"{missing.Part} was not assessed: {missing.Score.NotDefinedBecause}", Definition);
        return parts.Length == 0 ? NotDefined(Name, "None of these parts has a weight.", Definition) : Of(Name, parts.Sum(part => part.Weight * part.Score.Value!.Value) / parts.Sum(part => part.Weight), Definition);
    }

    private static Metric Privacy(Verdict verdict)
    {
        const string Name = "Privacy protection level";
        const string Definition = "The score of privacy, in [0, 1]: 1 where no attack on members does better than on people never seen, 0 where one finds all. A significant attack fails the verdict whatever the level.";
        var score = verdict[EvaluationPart.Privacy].Score;
        return score.Value is { } value ? Of(Name, value, Definition) : NotDefined(Name, score.NotDefinedBecause!, Definition);
    }

    private static Metric Preservation(PartResult<UtilityReport> utility)
    {
        const string Name = "Utility preservation rate";
        const string Definition = "The mean over recommenders of the NDCG after training on synthetic users over that after training on real users, both on the same real test users. Popularity is left out. Above 1 synthetic data teaches more.";
        if (utility.Report is not { } report)
            return NotDefined(Name, utility.NotAssessedBecause!, Definition);
        var judged = report.Metrics.Where(metric => metric.Name == ShareMetric.LiftName).Select(metric => metric.Subject).ToHashSet();
        var shares = report.Metrics.Where(metric => metric.Name == ShareMetric.Name && metric.Value is not null && judged.Contains(metric.Subject)).ToArray();
        return shares.Length == 0 ? NotDefined(Name, "No recommender has a share of real.", Definition) : Of(Name, shares.Average(share => share.Value!.Value), Definition);
    }

    private static Metric Costs(DataCosts? costs)
    {
        const string Name = "Cost reduction ratio";
        const string Definition = "1 less the stated cost of the synthetic data over that of as much real data; below 0 it costs more.";
        return costs is null
            ? NotDefined(Name, "Nobody stated what real and synthetic data cost.", Definition)
            : Of(Name, 1 - (costs.Synthetic / costs.Real), Definition);
    }

    private static Metric Mitigation(IReadOnlyList<RiskFinding> risks)
    {
        const string Name = "Risk mitigation index";
        const string Definition = "The mean over the risks of the assessment of 1 for a low, 0.5 for a medium and 0 for a high or an untested one, in [0, 1].";
        return Of(Name, risks.Average(risk => risk.Level switch { RiskLevel.Low => 1, RiskLevel.Medium => 0.5, _ => 0 }), Definition);
    }

    private static Metric Improvement(PartResult<FairnessReport[]> fairness)
    {
        const string Name = "Fairness improvement score";
        const string Definition = "The mean over sensitive attributes of the statistical parity difference of real users less that of synthetic ones, in [−1, 1]: above 0 groups are more equal than in the real data.";
        if (fairness.Report is not { } reports)
            return NotDefined(Name, fairness.NotAssessedBecause!, Definition);
        var rises = reports.Select(FairnessScore.ParityRise).OfType<double>().ToArray();
        return rises.Length == 0
            ? NotDefined(Name, "No statistical parity difference could be measured on both sides. It needs values, from which of them on an interaction is positive, and groups that are large enough.", Definition)
            : Of(Name, -rises.Average(), Definition);
    }

    private static Metric Of(string name, double value, string definition) => Metric.Of(name, null, value, definition) with { Direction = MetricDirection.HigherIsBetter };

    private static Metric NotDefined(string name, string reason, string definition) => Metric.NotDefined(name, null, reason, definition) with { Direction = MetricDirection.HigherIsBetter };
}
