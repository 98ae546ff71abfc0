namespace SynthRec.MLNet.Evaluation;

/// <summary>At which of the 168 hours of the week, UTC, times lie.</summary>
internal static class WeeklyHours
{
    public const int Count = 168;
    private const int Hour = 3600;

    // 1970 began on a Thursday; weeks begin on Monday.
    private const int FirstHour = 3 * 24;

    private static readonly MetricDefinition Distance = new("hour of week, total variation", "Half the sum of the differences between the shares of times in each of the 168 hours of the week, UTC.");

    public static IReadOnlyList<string> Labels { get; } = [.. Enumerable.Range(0, Count).Select(hour => $"{((DayOfWeek)((hour / 24 + 1) % 7)).ToString()[..3]} {hour % 24:00}")];

    public static Metric Compare(string subject, double[] real, double[] synthetic) => real.Length == 0 || synthetic.Length == 0
        ? Distance.NotDefined(subject, $"There are no times on the {(real.Length == 0 ? "real" : "synthetic")} side.")
        : Distance.Of(subject, ShareDistances.TotalVariation(Counts(real), Counts(synthetic)));

    public static Metric NotDefined(string subject, string reason) => Distance.NotDefined(subject, reason);

    public static int[] Counts(double[] seconds)
    {
        var counts = new int[Count];
        foreach (var time in seconds)
            counts[(int)((((long)Math.Floor(time / Hour) + FirstHour) % Count + Count) % Count)]++;
        return counts;
    }
}
