using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws one of many classes by its logit, from the likeliest ones only if so asked.</summary>
internal sealed class ItemSampler(float temperature, int? topK, float topP)
{
    /// <summary>Draws a class; those whose logit is −∞ never come.</summary>
    /// <param name="logits">The logits, which are overwritten.</param>
    /// <param name="random">The random stream.</param>
    public int Draw(Span<float> logits, SeededRandom random)
    {
        ExponentialWeights.Fill(logits, temperature, logits);
        if (topK < logits.Length || topP < 1)
            KeepLikeliest(logits);
        var point = random.NextDouble() * Total(logits);
        var last = 0;
        for (var at = 0; at < logits.Length; at++)
        {
            if (logits[at] <= 0)
                continue;
            last = at;
            point -= logits[at];
            if (point < 0)
                break;
        }

        return last;
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
