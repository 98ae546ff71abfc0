namespace SynthRec.MLNet.Generators;

/// <summary>Of which type the events with an item are: as often as in the training data, with one event more as the types are over all items.</summary>
internal sealed class EventTypeShares
{
    private readonly float[] shares;

    private EventTypeShares(Vocabulary types, float[] shares) => (Types, this.shares) = (types, shares);

    public Vocabulary Types { get; }

    public static EventTypeShares Of(Interactions data)
    {
        var types = data.EventTypes!.Count;
        var all = new double[types];
        var counts = new double[data.ItemCount * types];
        for (var at = 0; at < data.Count; at++)
        {
            all[data.EventTypeIndices[at]]++;
            counts[(data.ItemIndices[at] * types) + data.EventTypeIndices[at]]++;
        }

        var ofItems = data.ItemCounts();
        return new(data.EventTypes, [.. counts.Select((count, at) => (float)((count + (all[at % types] / data.Count)) / (ofItems[at / types] + 1)))]);
    }

    public byte Draw(int item, SeededRandom random) => (byte)Shares.Draw(shares.AsSpan(item * Types.Count, Types.Count), random);

    public void Write(BinaryWriter writer)
    {
        VocabularyFormat.Write(writer, Types);
        writer.WriteSingles(shares);
    }

    public static EventTypeShares Read(BinaryReader reader) => new(VocabularyFormat.Read(reader), reader.ReadSingles());
}
