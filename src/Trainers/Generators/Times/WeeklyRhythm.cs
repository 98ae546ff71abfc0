namespace SynthRec.MLNet.Generators;

/// <summary>How likely people begin a session at an hour of the day and a day of the week (UTC), each session counted by its interactions.</summary>
internal sealed class WeeklyRhythm
{
    public const long Hour = 3600;
    public const long Day = 24 * Hour;
    public const long Week = 7 * Day;
    private const int HoursPerDay = 24;
    private const int DaysPerWeek = 7;
    private const int MostTries = 100;
    private readonly double[] hours = new double[HoursPerDay];
    private readonly double[] days = new double[DaysPerWeek];

    public void Count(long sessionStart, int interactions)
    {
        hours[HourOf(sessionStart)] += interactions;
        days[DayOf(sessionStart)] += interactions;
    }

    /// <summary>A time as <paramref name="propose"/> gives them, preferred in proportion to the rhythm.</summary>
    public long Draw(Func<long> propose, SeededRandom random)
    {
        var most = hours.Max() * days.Max();
        var time = propose();
        for (var tries = 1; tries < MostTries && random.NextDouble() * most >= hours[HourOf(time)] * days[DayOf(time)]; tries++)
            time = propose();
        return time;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteDoubles(hours);
        writer.WriteDoubles(days);
    }

    public static WeeklyRhythm Read(BinaryReader reader)
    {
        var rhythm = new WeeklyRhythm();
        reader.ReadDoubles().CopyTo(rhythm.hours, 0);
        reader.ReadDoubles().CopyTo(rhythm.days, 0);
        return rhythm;
    }

    private static int HourOf(long time) => (int)(time / Hour % HoursPerDay);

    private static int DayOf(long time) => (int)(time / Day % DaysPerWeek);
}
