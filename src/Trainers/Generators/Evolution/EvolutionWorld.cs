namespace SynthRec.MLNet.Generators;

/// <summary>What surrounds users' preferences: the calendar, when items come up, whether they repeat, and the types of events.</summary>
/// <param name="Periods">The periods.</param>
/// <param name="LongestStep">After how many interactions preferences may move within a period.</param>
/// <param name="Last">The last time of the training data in Unix seconds.</param>
/// <param name="Arrivals">The period in which each item is first taken; 0 for those that nobody took.</param>
/// <param name="HasRepeats">Whether a user has an item more than once.</param>
/// <param name="Types">The types of events; null if there are none.</param>
internal sealed record EvolutionWorld(Periods Periods, int LongestStep, long Last, int[] Arrivals, bool HasRepeats, EventTypeShares? Types)
{
    public Calendar Calendar { get; } = new(Periods);

    public static EvolutionWorld Of(Interactions data, Periods periods, int longestStep)
    {
        var arrivals = new int[data.ItemCount];
        Array.Fill(arrivals, int.MaxValue);
        for (var at = 0; at < data.Count; at++)
            arrivals[data.ItemIndices[at]] = Math.Min(arrivals[data.ItemIndices[at]], periods.IndexOf(data.Timestamps[at]));
        var last = data.Timestamps[0];
        foreach (var time in data.Timestamps)
            last = Math.Max(last, time);
        return new(
            periods,
            longestStep,
            last,
            Array.ConvertAll(arrivals, period => period == int.MaxValue ? 0 : period),
            Enumerable.Range(0, data.UserCount).Any(user => HasRepeat(data.ItemsOf(user))),
            data.EventTypes is null ? null : EventTypeShares.Of(data));
    }

    public void Write(BinaryWriter writer)
    {
        Periods.Write(writer);
        writer.Write(LongestStep);
        writer.Write(Last);
        writer.WriteInt32s(Arrivals);
        writer.Write(HasRepeats);
        writer.Write(Types is not null);
        Types?.Write(writer);
    }

    public static EvolutionWorld Read(BinaryReader reader) =>
        new(Periods.Read(reader), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt32s(), reader.ReadBoolean(), reader.ReadBoolean() ? EventTypeShares.Read(reader) : null);

    private static bool HasRepeat(ReadOnlySpan<int> ascending)
    {
        for (var at = 1; at < ascending.Length; at++)
        {
            if (ascending[at] == ascending[at - 1])
                return true;
        }

        return false;
    }
}
