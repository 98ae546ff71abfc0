using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws one of many classes by its logit, from the likeliest ones only if so asked.</summary>
internal sealed class ItemSampler(float temperature, int? topK, float topP)
{
    /// <summary>Draws a class; those whose logit is −∞ never come.</summary>
    /// <param name="logits">The logits, which are overwritten.</param>
    /// <param name="random">The random stream.</param>
    public int Draw(Span<float> logits, SeededRandom random) => Draw(logits, random, 1)[0];

    /// <summary>Draws several classes, independently of each other.</summary>
    /// <param name="logits">The logits, which are overwritten by how likely each class is, up to a common factor.</param>
    /// <param name="random">The random stream.</param>
    /// <param name="count">The number of classes to draw.</param>
    public int[] Draw(Span<float> logits, SeededRandom random, int count)
    {
        ExponentialWeights.Fill(logits, temperature, logits);
        if (topK < logits.Length || topP < 1)
            KeepLikeliest(logits);
        var total = Total(logits);
        var points = new double[count];
        var order = new int[count];
        for (var draw = 0; draw < count; draw++)
            (points[draw], order[draw]) = (random.NextDouble() * total, draw);
        Array.Sort(points, order);
        var drawn = new int[count];
        var (reached, next, last) = (0.0, 0, 0);
        for (var at = 0; at < logits.Length && next < count; at++)
        {
            if (logits[at] <= 0)
                continue;
            last = at;
            reached += logits[at];
            while (next < count && points[next] < reached)
                drawn[order[next++]] = at;
        }

        while (next < count) // Rounding can leave the last points behind the end.
            drawn[order[next++]] = last;
        return drawn;
    }

    private void KeepLikeliest(Span<float> weights)
    {
        var order = new int[weights.Length];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        var negative = new float[weights.Length];
        TensorPrimitives.Negate(weights, negative);
        Array.Sort(negative, order);
        var wanted = topP * Total(weights);
        var (kept, mass) = (0, 0.0);
        while (kept < Math.Min(topK ?? order.Length, order.Length) && (kept == 0 || mass < wanted))
            mass += weights[order[kept++]];
        foreach (var at in order.AsSpan(kept))
            weights[at] = 0;
    }

    private static double Total(ReadOnlySpan<float> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        return total;
    }
}
