namespace SynthRec.MLNet.Benchmarks;

/// <summary>How often items are taken by the same users: the cosine of their columns.</summary>
internal sealed class CoOccurrence
{
    private readonly int itemCount;
    private readonly int[] pairs;
    private readonly int[] counts;

    public CoOccurrence(Interactions data)
    {
        itemCount = data.ItemCount;
        counts = data.ItemCounts();
        pairs = new int[(long)itemCount * itemCount];
        for (var user = 0; user < data.UserCount; user++)
        {
            var items = data.ItemsOf(user);
            foreach (var a in items)
            {
                foreach (var b in items)
                    pairs[((long)a * itemCount) + b]++;
            }
        }
    }

    /// <summary>The cosine, without that many users who took both; 0 where nobody else took one of them.</summary>
    public double Of(int a, int b, int without)
    {
        var scale = Math.Sqrt((double)(counts[a] - without) * (counts[b] - without));
        return scale > 0 ? (pairs[((long)a * itemCount) + b] - without) / scale : 0;
    }
}
