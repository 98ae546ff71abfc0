namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares two samples of points as wholes. Of larger ones than <see cref="MostRows"/> so many are drawn.</summary>
internal static class WholeComparison
{
    public const int MostRows = 20_000;

    /// <summary>On how many halvings of the real data the work is repeated for a floor.</summary>
    public const int MostSplits = 2;

    private const long RowsPurpose = 0x524F5753;
    private const long DiscrepancyPurpose = 0x4D4D44;
    private const long ClassifierPurpose = 0x43325354;

    private static readonly MetricDefinition Discrepancy = new(
        "MMD²",
        "The unbiased squared maximum mean discrepancy with a Gaussian kernel, its bandwidth the median distance; the mean over blocks of both sides where they are large. The p-value is of a permutation test.",
        Source: "Gretton et al. 2012; Zaremba, Gretton and Blaschko 2013");

    private static readonly MetricDefinition Bandwidth = new("MMD bandwidth", "The median distance of two points of both sides together, in the first block.", MetricDirection.Descriptive, "Gretton et al. 2012");

    private static readonly MetricDefinition Classifier = new(
        "classifier AUC",
        "The area under the ROC curve of boosted trees that tell synthetic from real on folds they were not trained on: 0.5 is guessing, far below it says that synthetic points copy real ones. The interval is over points, the p-value of an area of no more than 0.5.",
        Source: "Lopez-Paz and Oquab 2017; DeLong et al. 1988");

    /// <summary>At most <see cref="MostRows"/> of a sample.</summary>
    public static T Limit<T>(T sample, FidelityOptions options) where T : ISample<T>
    {
        if (sample.Count <= MostRows)
            return sample;
        return sample.Select(SeededRandom.For(options.Seed, RowsPurpose, sample.Count).Permutation(sample.Count)[..MostRows]);
    }

    public static IReadOnlyList<Metric> CompareByDiscrepancy((double[][] Real, double[][] Synthetic) points, string subject, FidelityOptions options, bool withPValues, CancellationToken cancellationToken)
    {
        var random = SeededRandom.For(options.Seed, DiscrepancyPurpose, points.Real.Length);
        var result = MaximumMeanDiscrepancy.Of(points.Real, points.Synthetic, options.BlockSize, withPValues ? options.Permutations : 0, random, cancellationToken);
        if (result is not null)
            return [Discrepancy.Of(subject, result.Squared) with { PValue = result.PValue }, Bandwidth.Of(subject, result.Bandwidth)];
        const string Reason = "It needs two points on each side, and points that differ.";
        return [Discrepancy.NotDefined(subject, Reason), Bandwidth.NotDefined(subject, Reason)];
    }

    public static IReadOnlyList<Metric> CompareByClassifier((double[][] Real, double[][] Synthetic) points, string subject, FidelityOptions options, bool withPValues, CancellationToken cancellationToken)
    {
        var random = SeededRandom.For(options.Seed, ClassifierPurpose, points.Real.Length);
        var result = ClassifierTwoSample.Of(points.Real, points.Synthetic, options.Folds, options.Seed, random, cancellationToken);
        return
        [
            result is null
                ? Classifier.NotDefined(subject, $"{options.Folds} folds need {2 * options.Folds} points on each side; there are {points.Real.Length} real and {points.Synthetic.Length} synthetic ones.")
                : Classifier.Of(subject, result.Auc.Value) with { Interval = withPValues ? result.Auc : null, PValue = withPValues ? result.PValue : null },
        ];
    }
}
