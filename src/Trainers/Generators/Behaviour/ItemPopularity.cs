namespace SynthRec.MLNet.Generators;

/// <summary>How often each item was taken in the training data.</summary>
internal sealed class ItemPopularity
{
    /// <summary>Keeps the logarithm of an item that nobody took finite.</summary>
    private const float Smoothing = 0.1f;

    private readonly int[] counts;
    private readonly double total;

    public ItemPopularity(Interactions data)
        : this(data.ItemCounts())
    {
    }

    private ItemPopularity(int[] counts)
    {
        this.counts = counts;
        total = counts.Sum(count => (double)count);
        Logarithms = Array.ConvertAll(counts, count => (float)Math.Log((count + Smoothing) / total));
    }

    public int ItemCount => counts.Length;

    /// <summary>The logarithm of each item's share of the interactions.</summary>
    public float[] Logarithms { get; }

    /// <summary>Whether anybody took the item.</summary>
    public bool IsTaken(int item) => counts[item] > 0;

    /// <summary>As many interactions, spread over the items in proportion to a power of how often each was taken.</summary>
    public double[] Flattened(double exponent)
    {
        var powers = Array.ConvertAll(counts, count => count == 0 ? 0 : Math.Pow(count, exponent));
        var scale = total / powers.Sum();
        return Array.ConvertAll(powers, power => power * scale);
    }

    public void Write(BinaryWriter writer) => writer.WriteInt32s(counts);

    public static ItemPopularity Read(BinaryReader reader) => new(reader.ReadInt32s());
}
