namespace SynthRec.MLNet.Generators;

/// <summary>A user whose items are being drawn, a few in each step.</summary>
internal sealed class GrowingUser
{
    /// <summary>Above 1, early steps add few items, because they decide what the rest will be.</summary>
    private const double ScheduleExponent = 2;

    private readonly LinearEvidence? evidence;
    private readonly float[] sum;
    private int summed;

    public GrowingUser(SeededRandom random, int size, int itemCount, LinearEvidence? evidence)
    {
        (Random, Size, this.evidence) = (random, size, evidence);
        Taken = new bool[itemCount];
        sum = new float[evidence?.Count ?? 0];
    }

    public SeededRandom Random { get; }

    /// <summary>How many items the user will have.</summary>
    public int Size { get; }

    public bool[] Taken { get; }

    /// <summary>The items drawn so far, in the order of drawing.</summary>
    public List<int> Items { get; } = [];

    /// <summary>How many items the user should have by then, at least 1; <paramref name="time"/> runs from 0 to 1.</summary>
    public int WantedBy(double time) => Math.Max(1, (int)Math.Round(Size * Math.Pow(time, ScheduleExponent)));

    /// <summary>Fills in what the items drawn so far say of all items.</summary>
    public void FillEvidence(Span<float> row)
    {
        for (; summed < Items.Count; summed++)
            evidence!.Add(Items[summed], sum);
        evidence!.Fill(sum, row);
    }
}
