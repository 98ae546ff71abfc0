namespace SynthRec.MLNet.Evaluation;

/// <summary>What a metric measures, said once for all columns and samples that it is measured on.</summary>
internal sealed record MetricDefinition(string Name, string Text, MetricDirection Direction = MetricDirection.LowerIsBetter, string? Source = null)
{
    public Metric Of(string? subject, double value) => Metric.Of(Name, subject, value, Text) with { Direction = Direction, Source = Source };

    public Metric NotDefined(string? subject, string reason) => Metric.NotDefined(Name, subject, reason, Text) with { Direction = Direction, Source = Source };

    /// <summary>The value, or the reason where there is no finite one.</summary>
    public Metric OfOr(string? subject, double value, string reason) => double.IsFinite(value) ? Of(subject, value) : NotDefined(subject, reason);
}
