using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>How often each item is expected to be drawn, summed over users and steps: less noisy than counting what was drawn.</summary>
internal sealed class ExpectedCounts(int itemCount)
{
    private readonly float[] weights = new float[itemCount];
    private readonly double[] sums = new double[itemCount];

    public ReadOnlySpan<double> Sums => sums;

    /// <summary>Adds one draw of several items that are not taken: each has 1 − (1 − p)ᵏ, scaled so that they sum to k.</summary>
    public void Add(ReadOnlySpan<float> logits, int count, ReadOnlySpan<int> taken)
    {
        ExponentialWeights.Fill(logits, 1, weights);
        foreach (var item in taken)
            weights[item] = 0;
        var total = TensorPrimitives.Sum<float>(weights);
        if (total == 0)
            return;
        TensorPrimitives.Divide(weights, -total, weights);
        TensorPrimitives.LogP1(weights, weights);
        TensorPrimitives.Multiply(weights, count, weights);
        TensorPrimitives.ExpM1(weights, weights);
        var scale = count / TensorPrimitives.Sum<float>(weights);
        for (var item = 0; item < weights.Length; item++)
            sums[item] += weights[item] * scale;
    }

    /// <summary>Adds the sums of others.</summary>
    public void Add(ExpectedCounts others)
    {
        for (var item = 0; item < sums.Length; item++)
            sums[item] += others.sums[item];
    }
}
