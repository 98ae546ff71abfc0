namespace SynthRec.MLNet.Evaluation;

/// <summary>The metrics of fidelity by what they need to know: single columns, or what links them.</summary>
internal static class LinkMetrics
{
    public static IEnumerable<Metric> OfColumns(UserSample real, UserSample other, FidelityOptions options) =>
    [
        .. NumericMetrics.Compare(UserComparison.Activity, real.Activity, other.Activity, options.Bins, false),
        .. PopularityComparison.Of(real, other),
        .. RatingComparison.Of(real, other, options, false),
        .. TimeComparison.Of(real, other, options),
    ];

    public static IEnumerable<Metric> OfPairs(UserSample real, UserSample other, FidelityOptions options) =>
    [
        .. CooccurrenceComparison.Of(real, other, options),
        .. RatingComparison.Of(real, other, options, false),
    ];

    public static IEnumerable<Metric> OfWhole(UserSample real, UserSample other, FidelityOptions options, CancellationToken cancellationToken)
    {
        var points = UserFeatures.Of(WholeComparison.Limit(real, options), WholeComparison.Limit(other, options), options, cancellationToken);
        return
        [
            .. WholeComparison.CompareByDiscrepancy(points, UserComparison.Whole, options, false, cancellationToken),
            .. WholeComparison.CompareByClassifier(points, UserComparison.Whole, options, false, cancellationToken),
        ];
    }
}
