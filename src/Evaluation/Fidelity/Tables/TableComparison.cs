namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares tables by columns, by pairs of columns and as wholes.</summary>
internal sealed class TableComparison(FidelityOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    public const string All = "all columns";
    private const int MostShares = 50;
    private const long HalfPurpose = 0x524F5748;

    public FidelityReport Compare(Table real, Table synthetic)
    {
        Comparison<Table>[] comparisons =
        [
            new("discrepancy", Discrepancy, WholeComparison.MostSplits),
            new("classifier", Classifier, WholeComparison.MostSplits),
            new("pairs of columns", (a, b, _) => PairComparison.Of(a, b)),
            new("columns", (a, b, whole) => ColumnComparison.Of(a, b, options.Bins, whole)),
        ];
        var floored = new FlooredComparisons<Table>(real, synthetic, options, progress, cancellationToken);
        var half = real.Select(SeededRandom.For(options.Seed, HalfPurpose).Permutation(real.Count)[..(real.Count / 2)]);
        return new()
        {
            Parts = floored.Run(comparisons),
            Distributions = [.. Distributions(real, synthetic, half)],
            Shares = [.. Shares(real, synthetic, half)],
            Pairs = [],
            RealCount = real.Count,
            SyntheticCount = synthetic.Count,
            FloorCount = floored.FloorCount,
        };
    }

    /// <summary>The metrics of all columns together.</summary>
    public IReadOnlyList<Metric> OfWholes(Table real, Table other) => [.. Discrepancy(real, other, false), .. Classifier(real, other, false)];

    private Metric[] Discrepancy(Table real, Table other, bool whole) =>
    [
        .. WholeComparison.CompareByDiscrepancy(Points(real, other, TableFeatures.OfNumbers), "numbers", options, whole, cancellationToken),
        .. WholeComparison.CompareByDiscrepancy(Points(real, other, TableFeatures.OfAll), All, options, whole, cancellationToken),
    ];

    private IReadOnlyList<Metric> Classifier(Table real, Table other, bool whole) =>
        WholeComparison.CompareByClassifier(Points(real, other, TableFeatures.OfAll), All, options, whole, cancellationToken);

    private (double[][], double[][]) Points(Table real, Table other, Func<Table, Table, (double[][], double[][])> points) =>
        points(WholeComparison.Limit(real, options), WholeComparison.Limit(other, options));

    private IEnumerable<DistributionSeries> Distributions(Table real, Table synthetic, Table half)
    {
        for (var at = 0; at < real.Numbers.Length; at++)
        {
            var column = real.Numbers[at];
            if (Series(column.Name, ColumnComparison.Present(column), ColumnComparison.Present(synthetic.Numbers[at]), ColumnComparison.Present(half.Numbers[at])) is { } series)
                yield return series with { AreTimes = column.IsTime };
        }

        for (var at = 0; at < real.Sets.Length; at++)
        {
            if (Series($"values of {real.Sets[at].Name}", ColumnComparison.Sizes(real.Sets[at]), ColumnComparison.Sizes(synthetic.Sets[at]), ColumnComparison.Sizes(half.Sets[at])) is { } series)
                yield return series;
        }
    }

    private DistributionSeries? Series(string name, double[] real, double[] synthetic, double[] half) =>
        real.Length == 0 || synthetic.Length == 0 ? null : DistributionSeries.Of(name, real, synthetic, options.Bins, half);

    private static IEnumerable<ShareSeries> Shares(Table real, Table synthetic, Table half)
    {
        var categories = real.Categories.Select((column, at) => MostFrequent(column.Name, column.Categories.Names, ColumnComparison.Counts(column), ColumnComparison.Counts(synthetic.Categories[at]), ColumnComparison.Counts(half.Categories[at])));
        var sets = real.Sets.Select((column, at) => MostFrequent(column.Name, column.Categories.Names, ColumnComparison.Counts(column), ColumnComparison.Counts(synthetic.Sets[at]), ColumnComparison.Counts(half.Sets[at])));
        return categories.Concat(sets).OfType<ShareSeries>();
    }

    private static ShareSeries? MostFrequent(string name, IReadOnlyList<string> names, int[] real, int[] synthetic, int[] half)
    {
        static bool IsEmpty(int[] counts) => Array.TrueForAll(counts, count => count == 0);
        if (IsEmpty(real) || IsEmpty(synthetic))
            return null;
        var (ofReal, ofSynthetic) = (ShareDistances.Shares(real), ShareDistances.Shares(synthetic));
        var shown = Enumerable.Range(0, real.Length).OrderByDescending(category => ofReal[category] + ofSynthetic[category]).Take(MostShares).ToArray();
        double[] Shown(double[] shares) => Array.ConvertAll(shown, category => shares[category]);
        return new(name, [.. shown.Select(category => names[category])], Shown(ofReal), Shown(ofSynthetic)) { RealHalf = IsEmpty(half) ? null : Shown(ShareDistances.Shares(half)) };
    }
}
