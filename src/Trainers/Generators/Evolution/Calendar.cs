namespace SynthRec.MLNet.Generators;

/// <summary>
/// What the calendar says of a period: a trend, piecewise linear between knots, and where it can be told from the trend a season, by the
/// first harmonics of the year (Harvey 1989). Knots of a trend beside a season lie a year apart, so that no trend can pass for a season.
/// </summary>
internal sealed class Calendar(Periods periods)
{
    private const double Year = 365.2425 * WeeklyRhythm.Day;
    private const int Harmonics = 3;
    private const int FewestYears = 2;
    private const int KnotsWithoutSeason = 8;

    private readonly int knots = IsSeasonKnown(periods)
        ? (int)Math.Ceiling(SpanOf(periods) / Year) + 1
        : Math.Min(KnotsWithoutSeason, periods.Count);

    public bool HasSeason { get; } = IsSeasonKnown(periods);

    /// <summary>How many numbers describe a period.</summary>
    public int Dimensions => knots + (HasSeason ? 2 * Harmonics : 0);

    /// <summary>Describes a period, its season multiplied by a strength. After the training data the trend stands still.</summary>
    public void Describe(int period, float seasonStrength, Span<float> numbers)
    {
        numbers.Clear();
        var middle = periods.MiddleOf(period);
        var spacing = HasSeason ? Year : SpanOf(periods) / (knots - 1);
        var place = Math.Clamp((middle - periods.First) / spacing, 0, knots - 1);
        var below = Math.Min((int)place, knots - 2);
        numbers[below] = (float)(below + 1 - place);
        numbers[below + 1] = (float)(place - below);
        if (!HasSeason)
            return;
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * harmonic * middle / Year);
            numbers[knots + (2 * harmonic) - 2] = (float)(sine * seasonStrength);
            numbers[knots + (2 * harmonic) - 1] = (float)(cosine * seasonStrength);
        }
    }

    private static double SpanOf(Periods periods) => (double)periods.Length * periods.Count;

    private static bool IsSeasonKnown(Periods periods) => SpanOf(periods) >= FewestYears * Year && periods.Length <= Year / 4;
}
