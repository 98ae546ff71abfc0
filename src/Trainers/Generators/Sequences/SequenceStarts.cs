namespace SynthRec.MLNet.Generators;

/// <summary>When users begin: about when a real user began, some minutes earlier or later, so that hours and weekdays stay what they are.</summary>
internal sealed class SequenceStarts(long[] starts, TimeGrid grid)
{
    /// <summary>The longest shift in seconds, unless the data's own steps are longer.</summary>
    private const long LongestShift = 1800;

    public TimeGrid Grid => grid;

    public long Draw(SeededRandom random)
    {
        var start = starts[random.NextInt32(starts.Length)];
        var shift = grid.Step * (1 + random.NextInt32((int)Math.Max(1, LongestShift / grid.Step)));
        var (first, second) = random.NextDouble() < 0.5 ? (start + shift, start - shift) : (start - shift, start + shift);
        return IsWithin(first) ? first : IsWithin(second) ? second : start;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt64s(starts);
        grid.Write(writer);
    }

    public static SequenceStarts Read(BinaryReader reader) => new(reader.ReadInt64s(), TimeGrid.Read(reader));

    private bool IsWithin(long time) => time >= grid.First && time <= grid.Last;
}
