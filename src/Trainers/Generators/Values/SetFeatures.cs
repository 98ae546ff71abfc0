namespace SynthRec.MLNet.Generators;

/// <summary>What a user's set of items says of how the user rates: 1, the log of its size, and the mean bias and factors of its items.</summary>
internal static class SetFeatures
{
    private const int Leading = 2;

    public static double[] Of(ReadOnlySpan<int> items, ReadOnlySpan<double> latents, int size)
    {
        var features = new double[Leading + size];
        features[0] = 1;
        if (items.IsEmpty)
            return features;
        features[1] = Math.Log(items.Length);
        var sums = features.AsSpan(Leading);
        foreach (var item in items)
        {
            for (var i = 0; i < size; i++)
                sums[i] += latents[(item * size) + i];
        }

        foreach (ref var sum in sums)
            sum /= items.Length;
        return features;
    }
}
