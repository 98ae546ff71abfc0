using System.Numerics.Tensors;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// A kernel on sets of items: exp((J − 1) / h) of the Jaccard similarity J. It is 1 for equal sets, and the Jaccard similarity is positive
/// definite (Gower and Legendre 1986), so its exponential is a kernel too.
/// </summary>
internal sealed record SetKernel(float Bandwidth)
{
    /// <summary>With it the kernel of sets without common items, exp(−80), is still a normal single-precision number.</summary>
    private const float SmallestBandwidth = 1f / 80;

    private const int Neighbours = 10;
    private const int SampleSize = 500;

    /// <summary>
    /// The median over synthetic users of how much more similar the nearest reference user is than the tenth nearest: the kernel falls by a factor
    /// e over the ten nearest, so that each density is that of a neighbourhood. It looks at no target.
    /// </summary>
    public static SetKernel For(Interactions synthetic, CommonItems reference, ParallelOptions parallel)
    {
        var sample = synthetic.SelectUsers([.. Enumerable.Range(0, Math.Min(SampleSize, synthetic.UserCount)).Select(i => (int)((long)i * synthetic.UserCount / Math.Min(SampleSize, synthetic.UserCount)))]);
        var falls = new double[sample.UserCount];
        reference.ForEachSimilarity(sample, parallel, (user, _, similarities) =>
        {
            var nearest = NearestSet.Of(similarities, Neighbours);
            falls[user] = nearest.Length == 0 ? 0 : similarities[nearest[0]] - similarities[nearest[^1]];
        });
        return new(Math.Max((float)Quantiles.Of(falls).Median, SmallestBandwidth));
    }

    /// <summary>Turns similarities into kernels.</summary>
    public void Apply(Span<float> similarities)
    {
        TensorPrimitives.Subtract(similarities, 1f, similarities);
        TensorPrimitives.Divide(similarities, Bandwidth, similarities);
        TensorPrimitives.Exp(similarities, similarities);
    }

    /// <summary>The sum of each user's kernels with all others.</summary>
    public float[] Sums(Interactions users, CommonItems others, ParallelOptions parallel)
    {
        var sums = new float[users.UserCount];
        others.ForEachSimilarity(users, parallel, (user, _, similarities) =>
        {
            Apply(similarities);
            sums[user] = TensorPrimitives.Sum<float>(similarities);
        });
        return sums;
    }
}
