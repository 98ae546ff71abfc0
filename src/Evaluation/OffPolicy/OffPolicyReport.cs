namespace SynthRec.MLNet.Evaluation;

/// <summary>What a policy would have earned by a log of another policy, and how far the log can tell.</summary>
public sealed record OffPolicyReport
{
    /// <summary>The number of rounds of the log.</summary>
    public required int Rounds { get; init; }

    /// <summary>The metrics; each has a value or a reason why there is none.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The metric of a name, such as <c>DR</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public Metric this[string name] => Metrics.Named(name);
}
