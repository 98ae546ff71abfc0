namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares users in all that is known of them.</summary>
internal sealed class UserComparison(FidelityOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    public const string Activity = "interactions of a user";
    public const string Whole = "users";
    private const long HalfPurpose = 0x48414C46;

    public FidelityReport Compare(UserSample real, UserSample synthetic)
    {
        // The dearest first: the others then fill the gaps of the threads.
        Comparison<UserSample>[] comparisons =
        [
            new("discrepancy", (a, b, whole) => WholeComparison.CompareByDiscrepancy(Points(a, b), Whole, options, whole, cancellationToken), WholeComparison.MostSplits),
            new("classifier", (a, b, whole) => WholeComparison.CompareByClassifier(Points(a, b), Whole, options, whole, cancellationToken), WholeComparison.MostSplits),
            new("sessions", (a, b, _) => SessionComparison.Of(a, b, options)),
            new("times", (a, b, _) => TimeComparison.Of(a, b, options)),
            new("co-occurrence", (a, b, _) => CooccurrenceComparison.Of(a, b, options)),
            new("ratings", (a, b, _) => RatingComparison.Of(a, b, options, false)),
            new("activity", (a, b, whole) => [.. NumericMetrics.Compare(Activity, a.Activity, b.Activity, options.Bins, whole)]),
            new("popularity", (a, b, _) => PopularityComparison.Of(a, b)),
            new("structure", (a, b, _) => StructureComparison.Of(a, b)),
        ];
        var floored = new FlooredComparisons<UserSample>(real, synthetic, options, progress, cancellationToken);
        var half = HalfOf(real);
        return new()
        {
            Parts = floored.Run(comparisons),
            Distributions = [.. Distributions(real, synthetic, half)],
            Shares = [.. Shares(real, synthetic, half)],
            Pairs = CooccurrenceComparison.Points(real, synthetic, options),
            RealCount = real.Count,
            SyntheticCount = synthetic.Count,
            FloorCount = floored.FloorCount,
        };
    }

    private (double[][], double[][]) Points(UserSample real, UserSample synthetic) =>
        UserFeatures.Of(WholeComparison.Limit(real, options), WholeComparison.Limit(synthetic, options), options, cancellationToken);

    private IEnumerable<DistributionSeries> Distributions(UserSample real, UserSample synthetic, UserSample half)
    {
        yield return DistributionSeries.Of(Activity, real.Activity, synthetic.Activity, options.Bins, half.Activity);
        if (real.Data.HasValues && synthetic.Data.HasValues)
            yield return DistributionSeries.Of(RatingComparison.Subject, real.Ratings, synthetic.Ratings, options.Bins, half.Ratings);
        if (real.Data.HasTimestamps && synthetic.Data.HasTimestamps)
            yield return DistributionSeries.Of(TimeComparison.Subject, real.Times, synthetic.Times, options.Bins, half.Times) with { AreTimes = true };
    }

    private static IEnumerable<ShareSeries> Shares(UserSample real, UserSample synthetic, UserSample half)
    {
        var hasHalf = half.Data.Count > 0;
        yield return PopularityComparison.Curve(real, synthetic) with { RealHalf = hasHalf ? PopularityComparison.Curve(half, synthetic).Real : null };
        if (real.Data.HasTimestamps && synthetic.Data.HasTimestamps)
        {
            yield return new("hour of week", WeeklyHours.Labels, HoursOf(real), HoursOf(synthetic)) { RealHalf = hasHalf ? HoursOf(half) : null };
        }
    }

    private static double[] HoursOf(UserSample users) => ShareDistances.Shares(WeeklyHours.Counts(users.Times));

    private UserSample HalfOf(UserSample users) => users.Select(SeededRandom.For(options.Seed, HalfPurpose).Permutation(users.Count)[..(users.Count / 2)]);
}
