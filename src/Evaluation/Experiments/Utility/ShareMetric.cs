namespace SynthRec.MLNet.Evaluation;

/// <summary>Metrics that compare what synthetic data teaches with what real data teaches.</summary>
internal static class ShareMetric
{
    public const string Name = "Share of real";
    public const string LiftName = "Share of real lift";
    private const string Source = "Esteban, Hyland and Rätsch 2017; interval of Fieller 1954";

    /// <summary>The figure after training on synthetic data over that after training on real data.</summary>
    public static Metric Of(string subject, string what, Figure synthetic, Figure real) =>
        Ratio(Name, subject, synthetic, real, $"{what} of TSTR over that of TRTR. Interval of Fieller, p-value of no difference by a paired t-test.", $"{what} of TRTR may be 0 ({real.Interval.ToString("F4")}).");

    /// <summary>The same of what exceeds an anchor that needs no knowledge of users: 1 is as good as real, 0 is as good as the anchor.</summary>
    public static Metric Lift(string subject, string what, Figure synthetic, Figure real, Figure anchor, string anchorName)
    {
        var definition = $"({what} of TSTR − that of {anchorName}) / ({what} of TRTR − that of {anchorName}): 1 is as good as real data, 0 as good as {anchorName}. Interval of Fieller, p-value of TSTR and TRTR being equal by a paired t-test.";
        var lift = real - anchor;
        return lift.Interval.Low > 0
            ? Ratio(LiftName, subject, synthetic - anchor, lift, definition, "")
            : Without(LiftName, subject, $"After training on real data {subject} is not certainly better than {anchorName} (difference {lift.Interval.ToString("F4")}), so there is nothing to have a share of.", definition);
    }

    public static Metric Without(string name, string? subject, string reason, string definition) =>
        Metric.NotDefined(name, subject, reason, definition) with { Source = Source, Direction = MetricDirection.HigherIsBetter };

    private static Metric Ratio(string name, string subject, Figure synthetic, Figure real, string definition, string mayBeZero) => synthetic.RatioTo(real) is { } ratio
        ? Metric.Of(name, subject, ratio.Value, definition) with
        {
            Interval = ratio,
            PValue = (synthetic - real).PValue,
            Source = Source,
            Direction = MetricDirection.HigherIsBetter,
        }
        : Without(name, subject, mayBeZero, definition);
}
