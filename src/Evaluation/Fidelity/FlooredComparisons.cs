using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Measures between all real and all synthetic data, and on random halvings of the real data: between the halves, which is the noise floor, and
/// between a half and as much synthetic data, which is what compares with the floor.
/// </summary>
/// <remarks>
/// Halves and drawn synthetic data have min(⌊n/2⌋, m) rows or users, n being the real and m the synthetic ones. Metrics that only describe have no floor.
/// </remarks>
internal sealed class FlooredComparisons<T>(T real, T synthetic, FidelityOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    where T : ISample<T>
{
    private const long RandomPurpose = 0x464C4F4F52;
    private readonly Lock reporting = new();
    private int done;

    public int FloorCount { get; } = Math.Min(real.Count / 2, synthetic.Count);

    public FidelityPart[] Run(Comparison<T>[] comparisons)
    {
        var splits = FloorCount == 0 ? 0 : options.Splits;
        var total = comparisons.Sum(one => 1 + (2 * Math.Min(splits, one.MostSplits)));
        var whole = new IReadOnlyList<Metric>[comparisons.Length];
        ForEach(comparisons.Length, total, at => whole[at] = comparisons[at].Measure(real, synthetic, true));
        var floors = Array.ConvertAll(comparisons, _ => new List<IReadOnlyList<Metric>>());
        var atFloorSize = Array.ConvertAll(comparisons, _ => new List<IReadOnlyList<Metric>>());
        for (var split = 0; split < splits; split++)
        {
            var random = SeededRandom.For(options.Seed, RandomPurpose, split);
            var (order, drawn) = (random.Permutation(real.Count), random.Permutation(synthetic.Count));
            var half = real.Select(order[..FloorCount]);
            T[] others = [real.Select(order[FloorCount..(2 * FloorCount)]), synthetic.Select(drawn[..FloorCount])];
            var asked = Enumerable.Range(0, comparisons.Length).Where(at => split < comparisons[at].MostSplits).ToArray();
            var measured = new IReadOnlyList<Metric>[2 * asked.Length];
            ForEach(measured.Length, total, job => measured[job] = comparisons[asked[job / 2]].Measure(half, others[job % 2], false));
            for (var job = 0; job < measured.Length; job++)
                (job % 2 == 0 ? floors : atFloorSize)[asked[job / 2]].Add(measured[job]);
        }

        return [.. comparisons.Select((one, at) => new FidelityPart(one.Name, WithFloors(whole[at], floors[at], atFloorSize[at])))];
    }

    private void ForEach(int jobs, int total, Action<int> work) => Parallel.For(0, jobs, Threads.Options(options.NumberOfThreads, cancellationToken), job =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        work(job);
        lock (reporting)
            progress?.Report(new("fidelity", ++done, total));
    });

    private static Metric[] WithFloors(IReadOnlyList<Metric> whole, List<IReadOnlyList<Metric>> floors, List<IReadOnlyList<Metric>> atFloorSize)
    {
        var (floorsOf, atFloorSizeOf) = (ByMetric(floors), ByMetric(atFloorSize));
        return [.. whole.Select(metric => WithFloor(metric, floorsOf.GetValueOrDefault((metric.Name, metric.Subject)), atFloorSizeOf.GetValueOrDefault((metric.Name, metric.Subject))))];
    }

    private static Metric WithFloor(Metric metric, double[]? floors, double[]? atFloorSize)
    {
        if (metric.Value is null || metric.Direction == MetricDirection.Descriptive || floors is null || atFloorSize is null)
            return metric;
        var limit = MathNet.Numerics.Statistics.Statistics.Quantile(floors, metric.Direction == MetricDirection.HigherIsBetter ? 0.05 : 0.95);
        return metric with { Floor = floors.Average(), FloorLimit = limit, AtFloorSize = atFloorSize.Average() };
    }

    private static Dictionary<(string, string?), double[]> ByMetric(List<IReadOnlyList<Metric>> measured) => measured
        .SelectMany(metrics => metrics)
        .Where(metric => metric.Value is not null)
        .GroupBy(metric => (metric.Name, metric.Subject), metric => metric.Value!.Value)
        .ToDictionary(group => group.Key, group => group.ToArray());
}
