namespace SynthRec.MLNet.Generators;

/// <summary>How many interactions users have: the real numbers, drawn with replacement.</summary>
internal sealed class ActivityDistribution
{
    private readonly int[] sizes;

    public ActivityDistribution(Interactions data, ReadOnlySpan<int> users)
    {
        sizes = new int[users.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = data.CountOf(users[i]);
        Array.Sort(sizes);
    }

    private ActivityDistribution(int[] sizes) => this.sizes = sizes;

    public int Draw(SeededRandom random) => sizes[random.NextInt32(sizes.Length)];

    public void Write(BinaryWriter writer) => writer.WriteInt32s(sizes);

    public static ActivityDistribution Read(BinaryReader reader) => new(reader.ReadInt32s());
}
