namespace SynthRec.MLNet.Generators;

/// <summary>What drawn sequences should have as often as those of the training data.</summary>
/// <param name="Transitions">Which item follows which.</param>
/// <param name="Ends">After how many events they end.</param>
/// <param name="Repeats">How often items come again; null where they never do.</param>
internal sealed record SequenceTargets(FrequentTransitions Transitions, EndShares Ends, RepeatShares? Repeats)
{
    public static SequenceTargets Of(IReadOnlyCollection<EventSequence> sequences, int itemCount, bool hasRepeats, int leastUsers) =>
        new(FrequentTransitions.Of(sequences, itemCount, leastUsers), EndShares.Of(sequences, leastUsers), hasRepeats ? RepeatShares.Of(sequences, leastUsers) : null);

    public void Write(BinaryWriter writer)
    {
        Transitions.Write(writer);
        Ends.Write(writer);
        writer.Write(Repeats is not null);
        Repeats?.Write(writer);
    }

    public static SequenceTargets Read(BinaryReader reader) => new(FrequentTransitions.Read(reader), EndShares.Read(reader), reader.ReadBoolean() ? RepeatShares.Read(reader) : null);
}
