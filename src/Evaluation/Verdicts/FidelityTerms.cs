namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes terms of a score of metrics with noise floors.</summary>
internal static class FidelityTerms
{
    /// <summary>A metric is scored only if real halves differ among themselves by at most this share of the way to the anchor: it can then tell good from bad.</summary>
    public const double LargestNoise = 0.25;

    /// <param name="group">The group of the terms.</param>
    /// <param name="metrics">The metrics; those without a floor are left out.</param>
    /// <param name="anchor">What scores 0; null leaves the metric out.</param>
    public static IEnumerable<ScoreTerm> Of(string group, IEnumerable<Metric> metrics, Func<Metric, double?> anchor)
    {
        foreach (var metric in metrics)
        {
            if (metric is { AtFloorSize: { } measured, Floor: { } floor, FloorLimit: { } limit } && anchor(metric) is { } bad && CanTell(metric.Direction, floor, limit, bad))
                yield return new(group, metric.Name, metric.Subject, measured, limit, bad);
        }
    }

    private static bool CanTell(MetricDirection direction, double floor, double limit, double bad)
    {
        var sign = direction == MetricDirection.HigherIsBetter ? -1 : 1;
        var way = sign * (bad - limit);
        return way > 0 && Math.Abs(limit - floor) <= LargestNoise * way;
    }
}
