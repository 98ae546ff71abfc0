namespace SynthRec.MLNet.Generators;

/// <summary>Time in periods of equal length, the first beginning with the training data.</summary>
/// <param name="First">The first time in Unix seconds.</param>
/// <param name="Length">The length of a period in seconds.</param>
/// <param name="Count">The number of periods of the training data.</param>
internal sealed record Periods(long First, long Length, int Count)
{
    private const int MostByDefault = 100;
    private static readonly int[] DaysByDefault = [1, 7, 30, 91, 365];

    /// <exception cref="InvalidDataException">All times are in one period.</exception>
    public static Periods Of(ReadOnlySpan<long> times, TimeSpan? length)
    {
        var (first, last) = (times[0], times[0]);
        foreach (var time in times)
            (first, last) = (Math.Min(first, time), Math.Max(last, time));
        var span = last - first + 1;
        var seconds = length is { } given ? (long)given.TotalSeconds : DefaultLength(span);
        var count = (int)Math.Min(int.MaxValue, (span + seconds - 1) / seconds);
        return count > 1
            ? new(first, seconds, count)
            : throw new InvalidDataException($"All interactions lie in one period of {TimeSpan.FromSeconds(seconds)}, and evolution needs at least two. Shorten {nameof(PreferenceEvolutionOptions)}.{nameof(PreferenceEvolutionOptions.Period)}, or use a generator of sets, such as {nameof(MaskedSetGenerator)}.");
    }

    /// <summary>The period of a time; those after the training data go on.</summary>
    public int IndexOf(long time) => (int)Math.Clamp((time - First) / Length, 0, int.MaxValue);

    /// <summary>The middle of a period in Unix seconds.</summary>
    public double MiddleOf(int period) => First + ((period + 0.5) * Length);

    public void Write(BinaryWriter writer)
    {
        writer.Write(First);
        writer.Write(Length);
        writer.Write(Count);
    }

    public static Periods Read(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());

    private static long DefaultLength(long span)
    {
        var days = Array.Find(DaysByDefault, days => span <= MostByDefault * days * WeeklyRhythm.Day);
        return (days == 0 ? DaysByDefault[^1] : days) * WeeklyRhythm.Day;
    }
}
