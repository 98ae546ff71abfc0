namespace SynthRec.MLNet.Evaluation;

/// <summary>What the attributes of synthetic users are worth to classifiers that tell one of them, or why that could not be judged.</summary>
/// <param name="Label">The column that is told; null if there is none.</param>
/// <param name="Report">What was measured; null if nothing could be.</param>
/// <param name="NotDefinedBecause">Why nothing could be measured; null if it was.</param>
public sealed record DownstreamResult(string? Label, DownstreamReport? Report, string? NotDefinedBecause)
{
    private const string Definition = "What classifiers that are trained on synthetic rows tell beyond the most frequent class, or beyond guessing, over what those trained on real rows do.";

    /// <summary>All metrics; one without value that says why if there is no report.</summary>
    public IReadOnlyList<Metric> Metrics => Report?.Metrics ?? [ShareMetric.Without(ShareMetric.LiftName, Label, NotDefinedBecause!, Definition)];
}
