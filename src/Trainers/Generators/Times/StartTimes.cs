namespace SynthRec.MLNet.Generators;

/// <summary>
/// When users begin, given how early they could have begun: the earliest start at which no item of their history comes
/// before the training data first has it. A new user begins as long after it as a real user with about the same one.
/// </summary>
internal sealed class StartTimes
{
    private const int Reach = 5;
    private readonly long[] earliest;
    private readonly long[] delays;

    private StartTimes(long[] earliest, long[] delays) => (this.earliest, this.delays) = (earliest, delays);

    public static StartTimes Of(IReadOnlyCollection<(long Earliest, long Start)> users)
    {
        var ordered = users.Order().ToArray();
        return new(Array.ConvertAll(ordered, user => user.Earliest), Array.ConvertAll(ordered, user => user.Start - user.Earliest));
    }

    /// <summary>The earliest start of a history whose items, ordered by when they are first seen, can come from these times on.</summary>
    /// <param name="itemsSeen">When the items are first seen, ascending.</param>
    /// <param name="times">The times of the history, ascending.</param>
    public static long EarliestStart(ReadOnlySpan<long> itemsSeen, ReadOnlySpan<long> times)
    {
        var earliest = 0L;
        for (var at = 0; at < times.Length; at++)
            earliest = Math.Max(earliest, itemsSeen[at] - (times[at] - times[0]));
        return earliest;
    }

    /// <summary>A start that is not before the earliest.</summary>
    public long Draw(long earliestStart, SeededRandom random)
    {
        var at = Array.BinarySearch(earliest, earliestStart);
        at = at < 0 ? ~at : at;
        var neighbour = Math.Clamp(at - Reach + random.NextInt32((2 * Reach) + 1), 0, delays.Length - 1);
        return earliestStart + delays[neighbour];
    }

    /// <summary>The start of a real user, whichever.</summary>
    public long Draw(SeededRandom random)
    {
        var user = random.NextInt32(delays.Length);
        return earliest[user] + delays[user];
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteInt64s(earliest);
        writer.WriteInt64s(delays);
    }

    public static StartTimes Read(BinaryReader reader) => new(reader.ReadInt64s(), reader.ReadInt64s());
}
