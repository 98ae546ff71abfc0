namespace SynthRec.MLNet.Generators;

/// <summary>What sequences of the training data are counted for: what the network starts from and what bounds what is drawn.</summary>
/// <param name="Gaps">The gaps between events.</param>
/// <param name="Eras">The stretches of time.</param>
/// <param name="Starts">When users begin.</param>
/// <param name="Transitions">Which item followed which; null if that is not used.</param>
/// <param name="ItemCount">The number of items.</param>
/// <param name="LongestSequence">The most events of a user.</param>
/// <param name="HasRepeats">Whether a user has an item more than once.</param>
/// <param name="Targets">What drawn sequences should have as often as those of the training data; null to leave that to the model.</param>
/// <param name="EventTypes">The ids of the event types; null if there are none.</param>
internal sealed record SequenceStatistics(
    GapBins Gaps, Eras Eras, SequenceStarts Starts, Transitions? Transitions, int ItemCount, int LongestSequence, bool HasRepeats, SequenceTargets? Targets, Vocabulary? EventTypes)
{
    public SequenceShape Shape => new(ItemCount, Gaps.Count, EventTypes?.Count ?? 0);

    public static SequenceStatistics Of(Interactions data, EventSequence[] sequences, SequenceOptions options)
    {
        var grid = TimeGrid.Of(data.Timestamps);
        var gaps = new List<long>(data.Count);
        foreach (var sequence in sequences)
        {
            for (var at = 1; at < sequence.Count; at++)
                gaps.Add(sequence.Times[at] - sequence.Times[at - 1]);
        }

        var active = sequences.Where(sequence => sequence.Count > 0).ToArray();
        var repeats = active.Any(sequence => sequence.Items.Distinct().Count() < sequence.Count);
        return new(
            GapBins.Of(gaps, grid.Step),
            Eras.Of(data.Timestamps),
            new(Array.ConvertAll(active, sequence => sequence.Times[0]), grid),
            options.UseTransitions ? Transitions.Of(sequences, data.ItemCounts()) : null,
            data.ItemCount,
            active.Max(sequence => sequence.Count),
            repeats,
            options.LeastUsersOfTransition > 0 ? SequenceTargets.Of(active, data.ItemCount, repeats, options.LeastUsersOfTransition) : null,
            data.EventTypes);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(ItemCount);
        writer.Write(LongestSequence);
        writer.Write(HasRepeats);
        Gaps.Write(writer);
        Eras.Write(writer);
        Starts.Write(writer);
        writer.Write(Transitions is not null);
        Transitions?.Write(writer);
        writer.Write(Targets is not null);
        Targets?.Write(writer);
        writer.Write(EventTypes is not null);
        if (EventTypes is not null)
            VocabularyFormat.Write(writer, EventTypes);
    }

    public static SequenceStatistics Read(BinaryReader reader)
    {
        var (items, longest, repeats) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean());
        return new(
            GapBins.Read(reader),
            Eras.Read(reader),
            SequenceStarts.Read(reader),
            reader.ReadBoolean() ? Transitions.Read(reader) : null,
            items,
            longest,
            repeats,
            reader.ReadBoolean() ? SequenceTargets.Read(reader) : null,
            reader.ReadBoolean() ? VocabularyFormat.Read(reader) : null);
    }
}
