namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>
/// Three years in which half of the items are of winter and half of summer: the log-odds of winter rise and fall with the cosine of the
/// year. Users have no tastes.
/// </summary>
internal static class SeasonalItems
{
    public const int ItemCount = 10;
    public const double Amplitude = 1;
    public const double Year = 365.2425 * 86400;
    private const int Visits = 4;
    private const int PerVisit = 8;
    private const int DaysBetween = 95;
    private const int Years = 3;

    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    /// <summary>Noon of a Monday.</summary>
    public const long Start = 1_262_606_400;

    public static bool IsWinters(int item) => item < ItemCount / 2;

    /// <summary>The log-odds of winter's items in the middle of the period of a time.</summary>
    public static double LogOdds(long time)
    {
        var seconds = (long)Period.TotalSeconds;
        return Amplitude * Math.Cos(2 * Math.PI * (Start + (((time - Start) / seconds) + 0.5) * seconds) / Year);
    }

    public static Interactions Draw(int users, int seed) => PlantedData.Of(ItemCount, [.. Enumerable.Range(0, users).Select(user =>
    {
        var random = SeededRandom.For(seed, 0, user);
        var begin = Start + (user == 0 ? 0 : (long)(random.NextDouble() * ((Years * Year) - (Visits * DaysBetween * 86400.0))));
        return Enumerable.Range(0, Visits * PerVisit).Select(at =>
        {
            var time = begin + (at / PerVisit * DaysBetween * 86400L) + (at % PerVisit * 60);
            var winter = random.NextDouble() < 1 / (1 + Math.Exp(-LogOdds(time)));
            return (random.NextInt32(ItemCount / 2) + (winter ? 0 : ItemCount / 2), time);
        }).ToArray();
    })]);
}
