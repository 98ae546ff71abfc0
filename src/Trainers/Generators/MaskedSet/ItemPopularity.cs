namespace SynthRec.MLNet.Generators;

/// <summary>How often each item was taken in the training data.</summary>
internal sealed class ItemPopularity
{
    /// <summary>Keeps the logarithm of an item that nobody took finite.</summary>
    private const float Smoothing = 0.1f;

    private readonly int[] counts;

    public ItemPopularity(Interactions data)
        : this(data.ItemCounts())
    {
    }

    private ItemPopularity(int[] counts)
    {
        this.counts = counts;
        var total = counts.Sum(count => (double)count);
        Logarithms = Array.ConvertAll(counts, count => (float)Math.Log((count + Smoothing) / total));
    }

    public int ItemCount => counts.Length;

    /// <summary>The logarithm of each item's share of the interactions.</summary>
    public float[] Logarithms { get; }

    /// <summary>Whether anybody took the item.</summary>
    public bool IsTaken(int item) => counts[item] > 0;

    /// <summary>Spreads a share evenly over the items that somebody took.</summary>
    public float[] Uniform(float share)
    {
        var taken = counts.Count(count => count > 0);
        return Array.ConvertAll(counts, count => count > 0 ? share / taken : 0);
    }

    public void Write(BinaryWriter writer) => writer.WriteInt32s(counts);

    public static ItemPopularity Read(BinaryReader reader) => new(reader.ReadInt32s());
}
