namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares tables by columns, by pairs of columns and as wholes.</summary>
internal sealed class TableComparison(FidelityOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const int MostShares = 50;

    public FidelityReport Compare(Table real, Table synthetic)
    {
        Comparison<Table>[] comparisons =
        [
            new("discrepancy", Discrepancy, WholeComparison.MostSplits),
            new("classifier", (a, b, whole) => WholeComparison.CompareByClassifier(Points(a, b, TableFeatures.OfAll), "all columns", options, whole, cancellationToken), WholeComparison.MostSplits),
            new("pairs of columns", (a, b, _) => PairComparison.Of(a, b)),
            new("columns", (a, b, whole) => ColumnComparison.Of(a, b, options.Bins, whole)),
        ];
        var floored = new FlooredComparisons<Table>(real, synthetic, options, progress, cancellationToken);
        return new()
        {
            Parts = floored.Run(comparisons),
            Distributions = [.. Distributions(real, synthetic)],
            Shares = [.. Shares(real, synthetic)],
            Pairs = [],
            RealCount = real.Count,
            SyntheticCount = synthetic.Count,
            FloorCount = floored.FloorCount,
        };
    }

    private Metric[] Discrepancy(Table real, Table synthetic, bool whole) =>
    [
        .. WholeComparison.CompareByDiscrepancy(Points(real, synthetic, TableFeatures.OfNumbers), "numbers", options, whole, cancellationToken),
        .. WholeComparison.CompareByDiscrepancy(Points(real, synthetic, TableFeatures.OfAll), "all columns", options, whole, cancellationToken),
    ];

    private (double[][], double[][]) Points(Table real, Table synthetic, Func<Table, Table, (double[][], double[][])> points) =>
        points(WholeComparison.Limit(real, options), WholeComparison.Limit(synthetic, options));

    private IEnumerable<DistributionSeries> Distributions(Table real, Table synthetic)
    {
        var numbers = real.Numbers.Zip(synthetic.Numbers, (a, b) => (a.Name, Real: ColumnComparison.Present(a), Synthetic: ColumnComparison.Present(b)));
        var sizes = real.Sets.Zip(synthetic.Sets, (a, b) => (Name: $"values of {a.Name}", Real: ColumnComparison.Sizes(a), Synthetic: ColumnComparison.Sizes(b)));
        return numbers.Concat(sizes)
            .Where(column => column.Real.Length > 0 && column.Synthetic.Length > 0)
            .Select(column => DistributionSeries.Of(column.Name, column.Real, column.Synthetic, options.Bins));
    }

    private static IEnumerable<ShareSeries> Shares(Table real, Table synthetic)
    {
        var categories = real.Categories.Zip(synthetic.Categories, (a, b) => (a.Name, a.Categories, Real: ColumnComparison.Counts(a), Synthetic: ColumnComparison.Counts(b)));
        var sets = real.Sets.Zip(synthetic.Sets, (a, b) => (a.Name, a.Categories, Real: ColumnComparison.Counts(a), Synthetic: ColumnComparison.Counts(b)));
        return categories.Concat(sets)
            .Where(column => Array.Exists(column.Real, count => count > 0) && Array.Exists(column.Synthetic, count => count > 0))
            .Select(column => MostFrequent(column.Name, column.Categories.Names, ShareDistances.Shares(column.Real), ShareDistances.Shares(column.Synthetic)));
    }

    private static ShareSeries MostFrequent(string name, IReadOnlyList<string> names, double[] real, double[] synthetic)
    {
        var shown = Enumerable.Range(0, real.Length).OrderByDescending(category => real[category] + synthetic[category]).Take(MostShares).ToArray();
        return new(name, [.. shown.Select(category => names[category])], Array.ConvertAll(shown, category => real[category]), Array.ConvertAll(shown, category => synthetic[category]));
    }
}
