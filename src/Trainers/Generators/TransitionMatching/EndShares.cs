namespace SynthRec.MLNet.Generators;

/// <summary>How often sequences end, by how many events they have.</summary>
internal sealed class EndShares
{
    private readonly float[] shares;

    private EndShares(float[] shares) => this.shares = shares;

    public static EndShares Of(IEnumerable<EventSequence> sequences, int leastUsers)
    {
        var (users, reached, ended) = (new int[Positions.Count], new int[Positions.Count], new int[Positions.Count]);
        foreach (var sequence in sequences)
        {
            for (var events = 1; events <= sequence.Count; events++)
            {
                var position = Positions.Of(events);
                users[position] += events == 1 || Positions.Of(events - 1) != position ? 1 : 0;
                reached[position]++;
            }

            ended[Positions.Of(sequence.Count)]++;
        }

        return new([.. Enumerable.Range(0, Positions.Count).Select(position => users[position] >= leastUsers ? (float)ended[position] / reached[position] : float.NaN)]);
    }

    /// <summary>The share of sequences of so many events that end there; null if too few users came so far.</summary>
    public float? Of(int events) => shares[Positions.Of(events)] is var share && float.IsNaN(share) ? null : share;

    public void Write(BinaryWriter writer) => writer.WriteSingles(shares);

    public static EndShares Read(BinaryReader reader) => new(reader.ReadSingles());
}
