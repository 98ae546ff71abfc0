namespace SynthRec.MLNet.Evaluation;

/// <summary>How fairly groups of users are represented and served.</summary>
public sealed record FairnessReport
{
    /// <summary>The sensitive attribute that makes the groups.</summary>
    public required string Attribute { get; init; }

    /// <summary>The metrics. Each has a value or a reason why there is none.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The figures of each group that the metrics compare.</summary>
    public required IReadOnlyList<GroupRow> Groups { get; init; }

    /// <summary>The metric of a name and, if several have that name, of a subject.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public Metric this[string name, string? subject = null] => Metrics.Named(name, subject);
}
