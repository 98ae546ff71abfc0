namespace SynthRec.MLNet.Evaluation;

/// <summary>Finds risks in a report on privacy.</summary>
internal static class PrivacyRisks
{
    private const string RiskName = "Risk";

    /// <summary>The risks of all attacks by guesses that could be made.</summary>
    public static IEnumerable<Metric> AllRisks(this PrivacyReport report) =>
        report.Guesses.Concat(report.AttributeInference).Where(metric => metric is { Name: RiskName, Interval: not null });
}
