namespace SynthRec.MLNet.Evaluation;

/// <summary>Finds metrics.</summary>
internal static class MetricLists
{
    /// <summary>The metric of a name, whatever its subject.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those that there are.</exception>
    public static Metric Named(this IReadOnlyList<Metric> metrics, string name) =>
        metrics.FirstOrDefault(metric => metric.Name == name)
        ?? throw new KeyNotFoundException($"There is no metric '{name}'; there are {string.Join(", ", metrics.Select(metric => metric.Name))}.");

    /// <summary>The metric of a name and a subject.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those that there are.</exception>
    public static Metric Named(this IReadOnlyList<Metric> metrics, string name, string? subject) =>
        metrics.FirstOrDefault(metric => metric.Name == name && metric.Subject == subject)
        ?? throw new KeyNotFoundException($"There is no metric '{name}' of '{subject}'. Names are {string.Join(", ", metrics.Select(metric => metric.Name).Distinct())}; subjects are {string.Join("; ", metrics.Select(metric => metric.Subject).Distinct())}.");
}
