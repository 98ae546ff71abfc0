namespace SynthRec.MLNet.Generators;

/// <summary>Stretches of time with about as many events each, so that what is done can change over the years.</summary>
internal sealed class Eras
{
    public const int Count = 16;
    private readonly long[] starts;

    private Eras(long[] starts) => this.starts = starts;

    public static Eras Of(ReadOnlySpan<long> times)
    {
        var ordered = times.ToArray();
        Array.Sort(ordered);
        return new([.. Enumerable.Range(1, Count - 1).Select(era => ordered[(int)((long)ordered.Length * era / Count)])]);
    }

    public int IndexOf(long time)
    {
        var era = 0;
        while (era < starts.Length && starts[era] <= time)
            era++;
        return era;
    }

    public void Write(BinaryWriter writer) => writer.WriteInt64s(starts);

    public static Eras Read(BinaryReader reader) => new(reader.ReadInt64s());
}
