namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares when users interact.</summary>
internal static class TimeComparison
{
    public const string Subject = "times";
    private const double Day = 86_400;

    public static IReadOnlyList<Metric> Of(UserSample real, UserSample synthetic, FidelityOptions options)
    {
        if (!real.Data.HasTimestamps || !synthetic.Data.HasTimestamps)
            return [WeeklyHours.NotDefined(Subject, $"The {(real.Data.HasTimestamps ? "synthetic" : "real")} interactions have no times.")];
        var (ofReal, ofSynthetic) = (real.Times, synthetic.Times);
        return
        [
            WeeklyHours.Compare(Subject, ofReal, ofSynthetic),
            .. NumericMetrics.Compare("days since 1970", Array.ConvertAll(ofReal, time => time / Day), Array.ConvertAll(ofSynthetic, time => time / Day), options.Bins, false),
        ];
    }
}
