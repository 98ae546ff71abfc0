namespace SynthRec.MLNet.Generators;

/// <summary>How many interactions users have: the real numbers.</summary>
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

    /// <summary>How many interactions a user has who has more than some already; one more than those where nobody has.</summary>
    /// <param name="already">How many the user has.</param>
    /// <param name="place">A place in [0, 1) among the real numbers above that.</param>
    public int SizeAbove(int already, double place)
    {
        var first = FirstAbove(already);
        return first < sizes.Length ? sizes[first + (int)(place * (sizes.Length - first))] : already + 1;
    }

    public void Write(BinaryWriter writer) => writer.WriteInt32s(sizes);

    public static ActivityDistribution Read(BinaryReader reader) => new(reader.ReadInt32s());

    private int FirstAbove(int already)
    {
        var (low, high) = (0, sizes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sizes[middle] > already ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
