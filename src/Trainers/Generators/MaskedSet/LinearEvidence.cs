using System.Numerics.Tensors;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What a user's items say of every other item by the linear model in closed form of EASE (Steck 2019), among the most popular items.
/// </summary>
/// <remarks>
/// With P = (XᵀX + λI)⁻¹ and a user's items v, the evidence for item j is −(vP)ⱼ / Pⱼⱼ; items beyond the most popular ones
/// give and have none. For a user x of the training data the evidence is that of a model without the user, exactly: leaving x
/// out makes P + Px(Px)ᵀ / (1 − xᵀPx) of P (Sherman and Morrison 1950). So a network that learns from the evidence learns what
/// it is worth for users who are new.
/// </remarks>
internal sealed class LinearEvidence
{
    /// <summary>Bounds memory (4 n² bytes kept, 28 n² while fitting) and time (n³).</summary>
    private const int MostItems = 4_000;

    private const float SmallestPivot = 1e-6f;
    private readonly int[] items;
    private readonly int[] positions;
    private readonly float[] inverse;
    private readonly float[] diagonal;
    private readonly float[] factors;

    private LinearEvidence(int itemCount, int[] items, float[] inverse)
    {
        this.items = items;
        this.inverse = inverse;
        positions = new int[itemCount];
        Array.Fill(positions, -1);
        diagonal = new float[items.Length];
        for (var at = 0; at < items.Length; at++)
        {
            positions[items[at]] = at;
            diagonal[at] = inverse[at * items.Length + at];
        }

        factors = Array.ConvertAll(diagonal, pivot => -1 / pivot);
    }

    /// <summary>Learns from all users.</summary>
    public static LinearEvidence Fit(Interactions data, double regularization, int? numberOfThreads, CancellationToken cancellationToken)
    {
        var counts = data.ItemCounts();
        int[] items = [.. Enumerable.Range(0, data.ItemCount).OrderByDescending(item => counts[item]).Take(MostItems).Order()];
        return new(data.ItemCount, items, InverseGram.Compute(data.SelectItems(items), regularization, numberOfThreads, cancellationToken));
    }

    /// <summary>The number of items that have evidence: the length of a sum.</summary>
    public int Count => items.Length;

    /// <summary>Adds what an item says to the sum vP of a user's items.</summary>
    public void Add(int item, Span<float> sum)
    {
        if (positions[item] is var at and >= 0)
            TensorPrimitives.Add(sum, inverse.AsSpan(at * Count, Count), sum);
    }

    /// <summary>Adds to the logits of all items what <see cref="MaskedSetNetwork"/> makes of the evidence.</summary>
    /// <param name="logits">The logits of all items.</param>
    /// <param name="sum">The sum of a user's items.</param>
    /// <param name="weight">The weight of the evidence as it is.</param>
    /// <param name="logarithmWeight">The weight of its logarithm.</param>
    /// <param name="scratch">Room for two numbers for each item that has evidence.</param>
    public void AddTo(Span<float> logits, ReadOnlySpan<float> sum, float weight, float logarithmWeight, Span<float> scratch)
    {
        var evidence = scratch[..Count];
        var logarithm = scratch[Count..(2 * Count)];
        TensorPrimitives.Multiply(sum, factors, evidence);
        TensorPrimitives.Max(evidence, 0, logarithm);
        TensorPrimitives.Multiply(logarithm, MaskedSetNetwork.EvidenceSteepness, logarithm);
        TensorPrimitives.LogP1(logarithm, logarithm);
        TensorPrimitives.Multiply(logarithm, logarithmWeight, logarithm);
        TensorPrimitives.MultiplyAdd(evidence, weight, logarithm, evidence);
        if (Count == logits.Length)
        {
            TensorPrimitives.Add(logits, evidence, logits);
            return;
        }

        for (var at = 0; at < items.Length; at++)
            logits[items[at]] += evidence[at];
    }

    /// <summary>Fills in the evidence given the visible part of a training user's items, by the model without that user.</summary>
    public void FillWithoutUser(ReadOnlySpan<int> visible, ReadOnlySpan<int> hidden, Span<float> evidence)
    {
        var visibleSum = new float[Count];
        foreach (var item in visible)
            Add(item, visibleSum);
        var wholeSum = visibleSum.ToArray();
        foreach (var item in hidden)
            Add(item, wholeSum);

        var ofVisible = SumAt(visible, wholeSum);
        var pivot = MathF.Max(1 - ofVisible - SumAt(hidden, wholeSum), SmallestPivot);
        for (var at = 0; at < items.Length; at++)
        {
            var share = wholeSum[at] / pivot;
            evidence[items[at]] = -(visibleSum[at] + ofVisible * share) / (diagonal[at] + wholeSum[at] * share);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(positions.Length);
        writer.WriteInt32s(items);
        writer.WriteSingles(inverse);
    }

    public static LinearEvidence Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32s(), reader.ReadSingles());

    private float SumAt(ReadOnlySpan<int> chosen, float[] sums)
    {
        var total = 0f;
        foreach (var item in chosen)
        {
            if (positions[item] is var at and >= 0)
                total += sums[at];
        }

        return total;
    }
}
