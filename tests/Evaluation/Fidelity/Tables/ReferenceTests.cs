using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>The values of SciPy and SDMetrics for two tables that lie beside the repository.</summary>
public class ReferenceTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Values_are_those_of_SciPy_and_SDMetrics()
    {
        var report = Fidelity.Compare(Load("fidelity_real.csv"), Load("fidelity_synthetic.csv"), new() { Splits = 1, Permutations = 1, BlockSize = 1_000 });
        var lines = File.ReadLines(RealData.SharedFile("reference/fidelity_values.csv")).Skip(1).ToArray();
        foreach (var line in lines)
        {
            var (metric, column, value) = Parse(line);
            if (metric == "mmd2_biased_rbf")
                continue; // The report has the unbiased one; MaximumMeanDiscrepancyTests has both.
            var ours = Ours(report, metric, column);
            Assert.True(Math.Abs(ours - value) <= Tolerance, $"{metric} of {column} is {ours}, not {value}.");
        }

        Assert.Equal(56, lines.Length);
    }

    private static double Ours(FidelityReport report, string metric, string column) => metric switch
    {
        "wasserstein" => Value(report, "Wasserstein-1", column),
        "ks_statistic" => Value(report, "Kolmogorov-Smirnov", column),
        "ks_pvalue_asymptotic" => Find(report, "Kolmogorov-Smirnov", column).PValue!.Value,
        "mean_ratio" => Value(report, "mean ratio", column),
        "var_ratio_ddof0" => Value(report, "variance ratio", column),
        "skew_diff_biased" => Value(report, "skewness difference", column),
        "kurtosis_excess_diff_biased" => Value(report, "kurtosis difference", column),
        "js_divergence_nats_20bins_pooled_range" or "js_divergence_nats" => Value(report, "Jensen-Shannon", column),
        "kl_real_to_synthetic_nats_20bins_addone" => Value(report, "Kullback-Leibler", column),
        "total_variation" => Value(report, "total variation", column),
        "chi2_statistic" => Value(report, "χ²", column),
        "chi2_pvalue" => Find(report, "χ²", column).PValue!.Value,
        "pearson_real" => Value(report, "Pearson, real", column),
        "pearson_synthetic" => Value(report, "Pearson, synthetic", column),
        "spearman_real" => Value(report, "Spearman, real", column),
        "spearman_synthetic" => Value(report, "Spearman, synthetic", column),
        "mmd_bandwidth_median" => Value(report, "MMD bandwidth", "numbers"),
        "mmd2_unbiased_rbf" => Value(report, "MMD²", "numbers"),
        "sdmetrics_KSComplement" => 1 - Value(report, "Kolmogorov-Smirnov", column),
        "sdmetrics_TVComplement" => 1 - Value(report, "total variation", column),
        "sdmetrics_RangeCoverage" => Value(report, "range coverage", column),
        "sdmetrics_CategoryCoverage" => Value(report, "category coverage", column),
        "sdmetrics_CorrelationSimilarity" => 1 - (Value(report, "Pearson difference", column) / 2),
        "sdmetrics_ContingencySimilarity" => 1 - Value(report, "contingency, total variation", column),
        _ => throw new InvalidDataException($"Nothing of the report is '{metric}'."),
    };

    private static double Value(FidelityReport report, string name, string subject) => Find(report, name, subject).Value!.Value;

    private static Metric Find(FidelityReport report, string name, string subject) =>
        report.Find(name, subject) ?? throw new InvalidDataException($"The report has no {name} of {subject}.");

    private static (string Metric, string Column, double Value) Parse(string line)
    {
        var (first, last) = (line.IndexOf(',', StringComparison.Ordinal), line.LastIndexOf(','));
        return (line[..first], line[(first + 1)..last].Trim('"'), double.Parse(line[(last + 1)..], CultureInfo.InvariantCulture));
    }

    private static IDataView Load(string file)
    {
        var columns = new[]
        {
            new TextLoader.Column("age", DataKind.Double, 0),
            new TextLoader.Column("gender", DataKind.String, 1),
            new TextLoader.Column("occupation", DataKind.String, 2),
            new TextLoader.Column("interactions", DataKind.Double, 3),
            new TextLoader.Column("mean_rating", DataKind.Double, 4),
        };
        return new MLContext().Data.LoadFromTextFile(RealData.SharedFile($"reference/{file}"), columns, separatorChar: ',', hasHeader: true);
    }
}
