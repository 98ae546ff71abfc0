namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares each pair of columns of two tables, over the rows that have both values.</summary>
internal static class PairComparison
{
    public const string SpearmanName = "Spearman difference";
    public const string ContingencyName = "contingency, total variation";
    public const string NumberGivenName = "conditional Kolmogorov-Smirnov";
    private const string OneValue = "A column of the two has one value only, or there are fewer than two rows with both, on the ";

    private static readonly MetricDefinition PearsonReal = new("Pearson, real", "The correlation of the real columns.", MetricDirection.Descriptive);
    private static readonly MetricDefinition PearsonSynthetic = new("Pearson, synthetic", "The correlation of the synthetic columns.", MetricDirection.Descriptive);
    private static readonly MetricDefinition Pearson = new("Pearson difference", "The difference between the correlations, in [0, 2]; 1 less half of it is SDMetrics' CorrelationSimilarity.");
    private static readonly MetricDefinition SpearmanReal = new("Spearman, real", "The rank correlation of the real columns.", MetricDirection.Descriptive);
    private static readonly MetricDefinition SpearmanSynthetic = new("Spearman, synthetic", "The rank correlation of the synthetic columns.", MetricDirection.Descriptive);
    private static readonly MetricDefinition Spearman = new(SpearmanName, "The difference between the rank correlations, in [0, 2].", Source: "Spearman 1904");
    private static readonly MetricDefinition Contingency = new(ContingencyName, "Half the sum of the differences between the shares of each pair of categories; 1 less it is SDMetrics' ContingencySimilarity.");
    private static readonly MetricDefinition Cramer = new("Cramér's V difference", "The difference between the associations √(χ²/(n·min(r−1, c−1))) of the two columns, in [0, 1].", Source: "Cramér 1946");
    private static readonly MetricDefinition CategoryGiven = new("conditional total variation", "The total variation of the second column among rows of one category of the first, weighted by the real shares of these; 1 for a category that only the real side has.");
    private static readonly MetricDefinition NumberGiven = new(NumberGivenName, "The largest difference between the distribution functions of the second column among rows of one category of the first, weighted by the real shares of these; 1 for a category that only the real side has.");

    public static IReadOnlyList<Metric> Of(Table real, Table synthetic)
    {
        List<Metric> metrics = [];
        foreach (var (first, second) in Pairs(real.Numbers.Length))
            metrics.AddRange(OfNumbers(Both(real.Numbers[first], real.Numbers[second]), Both(synthetic.Numbers[first], synthetic.Numbers[second]), $"{real.Numbers[first].Name}~{real.Numbers[second].Name}"));
        foreach (var (first, second) in Pairs(real.Categories.Length))
            metrics.AddRange(OfCategories(Both(real.Categories[first], real.Categories[second]), Both(synthetic.Categories[first], synthetic.Categories[second]), $"{real.Categories[first].Name}~{real.Categories[second].Name}"));
        for (var given = 0; given < real.Categories.Length; given++)
        {
            for (var column = 0; column < real.Numbers.Length; column++)
                metrics.Add(OfNumberGiven(Both(real.Categories[given], real.Numbers[column]), Both(synthetic.Categories[given], synthetic.Numbers[column]), $"{real.Numbers[column].Name} given {real.Categories[given].Name}"));
        }

        return metrics;
    }

    private static IEnumerable<(int First, int Second)> Pairs(int columns) =>
        Enumerable.Range(0, columns).SelectMany(first => Enumerable.Range(first + 1, columns - first - 1).Select(second => (first, second)));

    private static IEnumerable<Metric> OfNumbers((double[] First, double[] Second) real, (double[] First, double[] Second) synthetic, string subject) =>
    [
        .. Correlation(Correlations.Pearson, real, synthetic, subject, PearsonReal, PearsonSynthetic, Pearson),
        .. Correlation(Correlations.Spearman, real, synthetic, subject, SpearmanReal, SpearmanSynthetic, Spearman),
    ];

    private static Metric[] Correlation(
        Func<double[], double[], double> correlate,
        (double[] First, double[] Second) real,
        (double[] First, double[] Second) synthetic,
        string subject,
        MetricDefinition definitionOfReal,
        MetricDefinition definitionOfSynthetic,
        MetricDefinition difference)
    {
        var (ofReal, ofSynthetic) = (correlate(real.First, real.Second), correlate(synthetic.First, synthetic.Second));
        return
        [
            definitionOfReal.OfOr(subject, ofReal, $"{OneValue}real side."),
            definitionOfSynthetic.OfOr(subject, ofSynthetic, $"{OneValue}synthetic side."),
            difference.OfOr(subject, Math.Abs(ofReal - ofSynthetic), $"{OneValue}{(double.IsNaN(ofReal) ? "real" : "synthetic")} side."),
        ];
    }

    private static IEnumerable<Metric> OfCategories((int Given, int Value)[] real, (int Given, int Value)[] synthetic, string subject)
    {
        if (real.Length == 0 || synthetic.Length == 0)
            return new[] { Contingency, Cramer, CategoryGiven }.Select(one => one.NotDefined(subject, NoRows(real.Length)));
        var (ofReal, ofSynthetic) = (ContingencyTable.CramersV(real), ContingencyTable.CramersV(synthetic));
        return
        [
            Contingency.Of(subject, SampleDistances.TotalVariation(real, synthetic)),
            Cramer.OfOr(subject, Math.Abs(ofReal - ofSynthetic), $"{OneValue}{(double.IsNaN(ofReal) ? "real" : "synthetic")} side."),
            CategoryGiven.Of(subject, ContingencyTable.MeanGiven(real, synthetic, SampleDistances.TotalVariation)),
        ];
    }

    private static Metric OfNumberGiven((int Given, double Value)[] real, (int Given, double Value)[] synthetic, string subject) => real.Length == 0 || synthetic.Length == 0
        ? NumberGiven.NotDefined(subject, NoRows(real.Length))
        : NumberGiven.Of(subject, ContingencyTable.MeanGiven(real, synthetic, SampleDistances.KolmogorovSmirnov));

    private static string NoRows(int real) => $"There are no rows with both values on the {(real == 0 ? "real" : "synthetic")} side.";

    private static (double[] First, double[] Second) Both(NumericColumn first, NumericColumn second)
    {
        var rows = first.Values.Zip(second.Values).Where(pair => !double.IsNaN(pair.First + pair.Second)).ToArray();
        return (Array.ConvertAll(rows, row => row.First), Array.ConvertAll(rows, row => row.Second));
    }

    private static (int, int)[] Both(CategoryColumn first, CategoryColumn second) =>
        [.. first.Values.Zip(second.Values).Where(pair => pair.First >= 0 && pair.Second >= 0)];

    private static (int, double)[] Both(CategoryColumn given, NumericColumn values) =>
        [.. given.Values.Zip(values.Values).Where(pair => pair.First >= 0 && !double.IsNaN(pair.Second))];
}
