namespace SynthRec.MLNet.Evaluation;

/// <summary>How diverse synthetic users are beside real ones.</summary>
public sealed record DiversityReport
{
    /// <summary>The number of users in each of the three samples compared: half of the real users, the other half, and synthetic users.</summary>
    public required int UsersCompared { get; init; }

    /// <summary>The metrics of the synthetic sample; each has a value or a reason why there is none. The floor is the same metric of the other half of the real users.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>Whether the synthetic sample has collapsed beside the first half of the real users; null if there are too few users to tell.</summary>
    public CollapseReport? Collapse { get; init; }

    /// <summary>The metric of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public Metric this[string name] => Metrics.Named(name);
}
