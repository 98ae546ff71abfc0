using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Draws items without replacement, one after the other in proportion to exp(logit) among those left,
/// which is what the Gumbel top-k trick draws (Kool, van Hoof and Welling 2019) with a random number for each draw instead of each item.
/// An item is found in two steps: its block by a guide table over the blocks' cumulative weights (Chen and Asau 1974), then its place in the block.
/// </summary>
internal sealed class ItemDrawer
{
    /// <summary>A multiple of every width of <see cref="Vector{T}"/>.</summary>
    private const int BlockWidth = 16;

    private readonly int itemCount;
    private readonly float[] weights;
    private readonly double[] ends;
    private readonly int[] guide;
    private readonly int[] marks;
    private int mark;

    public ItemDrawer(int itemCount)
    {
        var blocks = (itemCount + BlockWidth - 1) / BlockWidth;
        this.itemCount = itemCount;
        weights = new float[blocks * BlockWidth];
        ends = new double[blocks];
        guide = new int[blocks];
        marks = new int[itemCount];
    }

    /// <summary>Adds items to those that are taken.</summary>
    /// <param name="logits">Unnormalised log-probabilities of all items.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="count">How many to draw, at most the number of items not taken.</param>
    /// <param name="items">The items that are taken; receives those drawn.</param>
    /// <param name="random">The random stream.</param>
    public void Draw(ReadOnlySpan<float> logits, float temperature, int count, List<int> items, SeededRandom random)
    {
        Weigh(logits, temperature, weights.AsSpan(0, itemCount));
        mark++;
        foreach (var item in items)
            marks[item] = mark;
        var weightless = 0;
        for (var wanted = items.Count + count; items.Count < wanted;)
        {
            foreach (var item in CollectionsMarshal.AsSpan(items)[weightless..])
                weights[item] = 0;
            weightless = items.Count;
            if (!(Accumulate() > 0))
            {
                DrawUniformly(wanted - items.Count, items, random);
                return;
            }

            // Rejecting an item drawn twice is the same as drawing among those left, and cheap while few are taken.
            for (var tries = (2 * (wanted - items.Count)) + 8; tries > 0 && items.Count < wanted; tries--)
            {
                var item = Find(random.NextDouble());
                if (item < 0 || marks[item] == mark)
                    continue;
                marks[item] = mark;
                items.Add(item);
            }
        }
    }

    /// <summary>exp(logit / temperature), up to a factor.</summary>
    public static void Weigh(ReadOnlySpan<float> logits, float temperature, Span<float> weights)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), weights);
        if (temperature != 1)
            TensorPrimitives.Divide(weights, temperature, weights);
        TensorPrimitives.Exp(weights, weights);
    }

    /// <summary>Sums up the blocks, and notes for each of as many equal parts of the sum the block in which it starts.</summary>
    private double Accumulate()
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var perBlock = BlockWidth / Vector<float>.Count;
        var total = 0.0;
        for (var block = 0; block < ends.Length; block++)
        {
            var sum = Vector<double>.Zero;
            foreach (var vector in vectors.Slice(block * perBlock, perBlock))
            {
                Vector.Widen(vector, out var low, out var high);
                sum += low + high;
            }

            ends[block] = total += Vector.Sum(sum);
        }

        for (int part = 0, block = 0; part < guide.Length; part++)
        {
            var start = total * part / guide.Length;
            while (block < ends.Length - 1 && ends[block] <= start)
                block++;
            guide[part] = block;
        }

        return total;
    }

    /// <summary>The item at a place in [0, 1) of the sum; −1 where rounding leaves none.</summary>
    private int Find(double place)
    {
        var point = place * ends[^1];
        var block = guide[(int)(place * guide.Length)];
        while (block > 0 && ends[block - 1] > point)
            block--;
        while (block < ends.Length - 1 && ends[block] <= point)
            block++;
        var rest = block == 0 ? point : point - ends[block - 1];
        var own = weights.AsSpan(block * BlockWidth, BlockWidth);
        for (var at = 0; at < own.Length; at++)
        {
            rest -= own[at];
            if (rest < 0)
                return (block * BlockWidth) + at;
        }

        return -1;
    }

    private void DrawUniformly(int count, List<int> items, SeededRandom random)
    {
        var free = Enumerable.Range(0, itemCount).Where(item => marks[item] != mark).ToArray();
        random.Shuffle<int>(free);
        items.AddRange(free.AsSpan(0, Math.Min(count, free.Length)));
    }
}
