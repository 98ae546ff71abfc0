namespace SynthRec.MLNet.Evaluation;

/// <summary>What the metrics of tables reach on rows that know nothing: measured once, against a random half of the real rows, with as many rows as floors have.</summary>
internal static class TableAnchors
{
    private const long RandomPurpose = 0x524F5741;

    public static ScoreAnchors Measure(Table real, int rows, EvaluationOptions options, CancellationToken cancellationToken)
    {
        if (rows == 0)
            return new([], []);
        var order = SeededRandom.For(options.Seed, RandomPurpose).Permutation(real.Count);
        var (half, others) = (real.Select(order[..rows]), order[^rows..]);
        var shuffled = StructurelessTables.Shuffled(real, options.Seed).Select(others);
        var flat = StructurelessTables.Flat(real, options.Seed).Select(others);
        var constant = StructurelessTables.Constant(real).Select(others);
        var comparison = new TableComparison(options.Fidelity, null, cancellationToken);
        return new(
            [.. PairComparison.Of(half, shuffled), .. comparison.OfWholes(half, shuffled)],
            DistancesOf(half, flat).Zip(DistancesOf(half, constant), Further));
    }

    /// <summary>The further of two; a column that has one value is as far as can be from rows without it.</summary>
    private static Metric Further(Metric first, Metric second)
    {
        var further = Math.Max(first.Value!.Value, second.Value!.Value);
        return Metric.Of(first.Name, first.Subject, further == 0 ? 1 : further, first.Definition);
    }

    private static IEnumerable<Metric> DistancesOf(Table real, Table other) =>
    [
        .. real.Numbers.Zip(other.Numbers, ColumnDistance.Of),
        .. real.Categories.Zip(other.Categories, ColumnDistance.Of),
        .. real.Sets.Zip(other.Sets, ColumnDistance.Of),
    ];
}
