namespace SynthRec.MLNet.Generators;

/// <summary>How often the next item is a new one, the last one again or an earlier one again, by how many events and repeats there were before.</summary>
internal sealed class RepeatShares
{
    /// <summary>New, the last again, an earlier one again.</summary>
    public const int Kinds = 3;

    private const int MostEvents = 10;
    private const int MostRepeats = 4;
    private readonly float[] shares;

    private RepeatShares(float[] shares) => this.shares = shares;

    /// <summary>The number of kinds of pasts.</summary>
    public static int Pasts => MostEvents * (MostRepeats + 1);

    public static RepeatShares Of(IEnumerable<EventSequence> sequences, int leastUsers)
    {
        var users = new int[Pasts];
        var counts = new int[Pasts * Kinds];
        foreach (var sequence in sequences)
        {
            var before = new RepeatCount();
            var reached = new HashSet<int>();
            foreach (var item in sequence.Items)
            {
                if (before.Past is { } past)
                {
                    users[past] += reached.Add(past) ? 1 : 0;
                    counts[(past * Kinds) + before.KindOf(item)]++;
                }

                before.Add(item);
            }
        }

        var shares = new float[counts.Length];
        for (var past = 0; past < Pasts; past++)
        {
            var all = counts.AsSpan(past * Kinds, Kinds);
            var total = (float)(all[0] + all[1] + all[2]);
            for (var kind = 0; kind < Kinds; kind++)
                shares[(past * Kinds) + kind] = users[past] >= leastUsers ? all[kind] / total : 0;
        }

        return new(shares);
    }

    /// <summary>Whether enough users had a past.</summary>
    public bool Has(int past) => Of(past).ContainsAnyExcept(0);

    /// <summary>The shares of the kinds; all 0 of a past that too few users had.</summary>
    public ReadOnlySpan<float> Of(int past) => shares.AsSpan(past * Kinds, Kinds);

    /// <summary>The number of a past.</summary>
    public static int PastOf(int events, int repeats) => ((Math.Min(events, MostEvents) - 1) * (MostRepeats + 1)) + Math.Min(repeats, MostRepeats);

    public void Write(BinaryWriter writer) => writer.WriteSingles(shares);

    public static RepeatShares Read(BinaryReader reader) => new(reader.ReadSingles());
}
