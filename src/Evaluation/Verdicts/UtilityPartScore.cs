namespace SynthRec.MLNet.Evaluation;

/// <summary>The score of utility: the mean over recommenders of the share of what real data teaches beyond popularity.</summary>
internal static class UtilityPartScore
{
    private const string Definition = "The mean over recommenders, popularity left out, of the share of real lift: 1 is as good as training on the real users, 0 as good as recommending what is popular. Classifiers on attributes of users are shown and do not count.";

    public static PartScore Of(UtilityReport report) => PartScore.OfGroups(
        "utility",
        [.. report.Metrics.Where(metric => metric is { Name: ShareMetric.LiftName, Value: not null }).Select(metric => new ScoreTerm("recommenders", metric.Name, metric.Subject, metric.Value!.Value, 1, 0))],
        report.Metrics.FirstOrDefault(metric => metric.Name == ShareMetric.LiftName)?.NotDefinedBecause ?? "No recommender but popularity was judged.",
        Definition);
}
