namespace SynthRec.MLNet.Generators;

/// <summary>A user whose items are being drawn, a few in each step.</summary>
internal sealed class GrowingUser
{
    private readonly LinearEvidence? evidence;
    private readonly float[] sum;
    private readonly int historyLength;
    private int summed;

    public GrowingUser(SeededRandom random, int size, int[] history, float[] condition, LinearEvidence? evidence)
    {
        (Random, Size, Condition, this.evidence) = (random, size, condition, evidence);
        historyLength = history.Length;
        Items = [.. history];
        sum = new float[evidence?.Count ?? 0];
    }

    public SeededRandom Random { get; }

    /// <summary>How many items the user will have, those of the history included.</summary>
    public int Size { get; }

    /// <summary>What is known of the user, standardised; empty if nothing is.</summary>
    public float[] Condition { get; }

    /// <summary>The items of the history, and after them those drawn so far.</summary>
    public List<int> Items { get; }

    /// <summary>The items drawn so far, ascending.</summary>
    public int[] Drawn => [.. Items.Skip(historyLength).Order()];

    /// <summary>How many items the user should have, one more than the history at least; <paramref name="share"/> runs from 0 to 1.</summary>
    public int WantedAt(double share) => Math.Min(Size, historyLength + Math.Max(1, (int)Math.Round((Size - historyLength) * share)));

    /// <summary>The sum of what the items so far say of those that have evidence.</summary>
    public ReadOnlySpan<float> EvidenceSum()
    {
        for (; summed < Items.Count; summed++)
            evidence!.Add(Items[summed], sum);
        return sum;
    }
}
