namespace SynthRec.MLNet.Evaluation;

/// <summary>How alike synthetic and real data are.</summary>
public sealed record FidelityReport
{
    /// <summary>The metrics, by what they are about.</summary>
    public required IReadOnlyList<FidelityPart> Parts { get; init; }

    /// <summary>Numbers of both sides as histograms and quantiles, to be drawn.</summary>
    public required IReadOnlyList<DistributionSeries> Distributions { get; init; }

    /// <summary>Shares of both sides, to be drawn: categories, hours of the week, the popularity curve.</summary>
    public required IReadOnlyList<ShareSeries> Shares { get; init; }

    /// <summary>The most frequent real pairs of items on both sides, to be drawn; empty for tables.</summary>
    public required IReadOnlyList<PairPoint> Pairs { get; init; }

    /// <summary>The number of real rows or users.</summary>
    public required int RealCount { get; init; }

    /// <summary>The number of synthetic rows or users.</summary>
    public required int SyntheticCount { get; init; }

    /// <summary>How many rows or users each side of a comparison for the noise floor has; 0 if no floor was measured, as there are fewer than two.</summary>
    public required int FloorCount { get; init; }

    /// <summary>All metrics.</summary>
    public IEnumerable<Metric> Metrics => Parts.SelectMany(part => part.Metrics);

    /// <summary>The metric of that name.</summary>
    /// <param name="name">The name, such as <c>Wasserstein-1</c>.</param>
    /// <param name="subject">What it is about, such as a column; null for the whole data.</param>
    /// <returns>Null if there is none.</returns>
    public Metric? Find(string name, string? subject = null) => Metrics.FirstOrDefault(metric => metric.Name == name && metric.Subject == subject);
}
