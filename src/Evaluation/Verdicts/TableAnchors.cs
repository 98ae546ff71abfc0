using MathNet.Numerics.Statistics;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// What the metrics of tables reach between random halves of the real rows, and between a half and as many rows that know nothing, both over several draws: one
/// draw of few rows is too rough to anchor a score.
/// </summary>
internal sealed class TableAnchors
{
    private const long RandomPurpose = 0x524F5741;
    private const int Draws = 10;

    /// <summary>Of what is dear: the metrics of all columns together.</summary>
    private const int DrawsOfWholes = 5;

    private readonly Dictionary<(string Name, string? Subject), double[]> halves;
    private readonly Dictionary<(string Name, string? Subject), double[]> structureless;

    private TableAnchors(IReadOnlyList<Draw> draws)
    {
        halves = ByMetric(draws.SelectMany(draw => draw.Halves));
        structureless = ByMetric(draws.SelectMany(draw => draw.Structureless));
    }

    public static TableAnchors Measure(Table real, int rows, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var draws = new Draw[rows == 0 ? 0 : Draws];
        var constant = StructurelessTables.Constant(real);
        var comparison = new TableComparison(options.Fidelity, null, cancellationToken);
        Parallel.For(0, draws.Length, Threads.Options(options.NumberOfThreads, cancellationToken), at =>
        {
            var order = SeededRandom.For(options.Seed, RandomPurpose, at).Permutation(real.Count);
            var (half, others) = (real.Select(order[..rows]), order[rows..(2 * rows)]);
            var (otherHalf, shuffled) = (real.Select(others), StructurelessTables.Shuffled(real, options.Seed, at).Select(others));
            var flat = StructurelessTables.Flat(real, options.Seed, at).Select(others);
            IEnumerable<Metric> Links(Table other) => PairComparison.Of(half, other).Concat(at < DrawsOfWholes ? comparison.OfWholes(half, other) : []);
            draws[at] = new(
                [.. ColumnComparison.Distances(half, otherHalf), .. Links(otherHalf)],
                [.. ColumnComparison.Distances(half, flat).Zip(ColumnComparison.Distances(half, constant.Select(others)), Further), .. Links(shuffled)]);
        });
        return new(draws);
    }

    /// <summary>
    /// What scores 1, the limit of 95 % of the halves, and what scores 0, the mean of structureless rows. Null if they overlap, or if halves differ by more than
    /// <see cref="FidelityScore.LargestNoise"/> of the way between.
    /// </summary>
    public (double Good, double Bad)? Of(Metric metric)
    {
        if (!halves.TryGetValue((metric.Name, metric.Subject), out var floors) || !structureless.TryGetValue((metric.Name, metric.Subject), out var others) || Math.Min(floors.Length, others.Length) < DrawsOfWholes)
            return null;
        var (limit, bad) = (floors.Quantile(0.95), others.Average());
        return others.Quantile(0.05) > limit && limit - floors.Average() <= FidelityScore.LargestNoise * (bad - limit) ? (limit, bad) : null;
    }

    /// <summary>The further of two; a column that has one value is as far as can be from rows without it.</summary>
    private static Metric Further(Metric first, Metric second)
    {
        var further = Math.Max(first.Value!.Value, second.Value!.Value);
        return Metric.Of(first.Name, first.Subject, further == 0 ? 1 : further, first.Definition);
    }

    private static Dictionary<(string Name, string? Subject), double[]> ByMetric(IEnumerable<Metric> metrics) => metrics
        .Where(metric => metric.Value is not null && TableScore.Counts(metric))
        .GroupBy(metric => (metric.Name, metric.Subject), metric => metric.Value!.Value)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private sealed record Draw(Metric[] Halves, Metric[] Structureless);
}
