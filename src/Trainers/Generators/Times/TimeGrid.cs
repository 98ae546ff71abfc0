namespace SynthRec.MLNet.Generators;

/// <summary>The times that the training data can have: from the first to the last, in its own steps, such as seconds or days.</summary>
internal sealed record TimeGrid(long First, long Last, long Step)
{
    public static TimeGrid Of(ReadOnlySpan<long> times)
    {
        long first = times[0], last = times[0], step = 0;
        foreach (var time in times)
            (first, last, step) = (Math.Min(first, time), Math.Max(last, time), GreatestDivisor(step, Math.Abs(time - times[0])));
        return new(first, last, Math.Max(step, 1));
    }

    /// <summary>The last time in these steps that is not after <paramref name="time"/>.</summary>
    public long Floor(long time) => First + ((long)Math.Floor((double)(time - First) / Step) * Step);

    public void Write(BinaryWriter writer)
    {
        writer.Write(First);
        writer.Write(Last);
        writer.Write(Step);
    }

    public static TimeGrid Read(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());

    private static long GreatestDivisor(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
