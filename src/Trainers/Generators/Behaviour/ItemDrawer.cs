using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Draws items without replacement, one after the other in proportion to exp(logit) among those left,
/// which is what the Gumbel top-k trick draws (Kool, van Hoof and Welling 2019) with a random number for each draw instead of each item.
/// An item is found in two steps: its column in a table of all items by a guide table over the columns' cumulative weights (Chen and Asau 1974),
/// then its row by halving.
/// </summary>
/// <remarks>The items stand in the table row after row, so that many columns are summed up at once.</remarks>
internal sealed class ItemDrawer
{
    private const int Rows = 16;
    private const int BitsPerWord = 64;

    private readonly int itemCount;
    private readonly int columns;
    private readonly float[] weights;
    private readonly float[] sums;
    private readonly double[] ends;
    private readonly int[] guide;
    private readonly ulong[] taken;

    public ItemDrawer(int itemCount)
    {
        this.itemCount = itemCount;
        columns = (itemCount + Rows - 1) / Rows;
        weights = new float[columns * Rows];
        sums = new float[columns * Rows];
        ends = new double[columns + 1];
        guide = new int[columns];
        taken = new ulong[(itemCount + BitsPerWord - 1) / BitsPerWord];
    }

    /// <summary>Adds items to those that are taken.</summary>
    /// <param name="logits">Unnormalised log-probabilities of all items.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="count">How many to draw, at most the number of items not taken.</param>
    /// <param name="items">The items that are taken; receives those drawn.</param>
    /// <param name="random">The random stream.</param>
    public void Draw(ReadOnlySpan<float> logits, float temperature, int count, List<int> items, SeededRandom random)
    {
        var before = items.Count;
        CollectionsMarshal.SetCount(items, before + count);
        var all = CollectionsMarshal.AsSpan(items);
        Draw(logits, temperature, all[..before], all[before..], random);
    }

    /// <summary>Draws a set of items beside those that are taken.</summary>
    /// <returns>The items drawn, ascending.</returns>
    /// <inheritdoc cref="Draw(ReadOnlySpan{float}, float, int, List{int}, SeededRandom)"/>
    public int[] DrawSet(ReadOnlySpan<float> logits, float temperature, int count, ReadOnlySpan<int> items, SeededRandom random)
    {
        var drawn = new int[count];
        Draw(logits, temperature, items, drawn, random);
        foreach (var item in items)
            taken[item / BitsPerWord] &= ~(1UL << (item % BitsPerWord));
        var at = 0;
        for (var word = 0; word < taken.Length; word++)
        {
            for (var bits = taken[word]; bits != 0; bits &= bits - 1)
                drawn[at++] = (word * BitsPerWord) + BitOperations.TrailingZeroCount(bits);
        }

        return drawn;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(ReadOnlySpan<float> logits, float temperature, ReadOnlySpan<int> items, Span<int> drawn, SeededRandom random)
    {
        ExponentialWeights.Fill(logits, temperature, weights.AsSpan(0, itemCount));
        Array.Clear(taken);
        foreach (var item in items)
        {
            Take(item);
            weights[item] = 0;
        }

        for (var count = 0; count < drawn.Length;)
        {
            if (!(Accumulate() > 0))
            {
                DrawUniformly(drawn[count..], random);
                return;
            }

            // Rejecting an item drawn twice is the same as drawing among those left, and cheap while few are taken.
            var first = count;
            for (var tries = (2 * (drawn.Length - count)) + 8; tries > 0 && count < drawn.Length; tries--)
            {
                var item = Find(random.NextDouble());
                if (item >= 0 && Take(item))
                    drawn[count++] = item;
            }

            if (count < drawn.Length)
            {
                foreach (var item in drawn[first..count])
                    weights[item] = 0;
            }
        }
    }

    /// <summary>Marks an item as taken; false if it was.</summary>
    private bool Take(int item)
    {
        ref var word = ref taken[item / BitsPerWord];
        var before = word;
        word |= 1UL << (item % BitsPerWord);
        return word != before;
    }

    /// <summary>Sums up each column from row to row and one column after the other, and notes for each of as many equal parts of the sum the column in which it starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Accumulate()
    {
        weights.AsSpan(0, columns).CopyTo(sums);
        for (var row = 1; row < Rows; row++)
            TensorPrimitives.Add(sums.AsSpan((row - 1) * columns, columns), weights.AsSpan(row * columns, columns), sums.AsSpan(row * columns, columns));
        var total = 0.0;
        for (var column = 0; column < columns; column++)
            ends[column + 1] = total += sums[((Rows - 1) * columns) + column];

        var part = 0;
        var partsPerWeight = guide.Length / total;
        for (var column = 0; column < columns; column++)
        {
            for (var last = ends[column + 1] * partsPerWeight; part < guide.Length && part < last;)
                guide[part++] = column;
        }

        while (part < guide.Length)
            guide[part++] = columns - 1;
        return total;
    }

    /// <summary>The item at a place in [0, 1) of the sum; −1 where rounding leaves none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(double place)
    {
        var point = place * ends[^1];
        var column = guide[(int)(place * guide.Length)];
        while (ends[column] > point)
            column--;
        while (column < columns - 1 && ends[column + 1] <= point)
            column++;

        // No branch depends on the row: it would be foretold wrongly half of the time, which costs more than the step that it saves.
        var rest = (float)(point - ends[column]);
        var item = column;
        for (var rows = Rows / 2; rows > 0; rows /= 2)
            item += OneIf(sums[item + ((rows - 1) * columns)] <= rest) * rows * columns;
        return sums[item] > rest ? item : -1;
    }

    private static int OneIf(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    private void DrawUniformly(Span<int> drawn, SeededRandom random)
    {
        var free = Enumerable.Range(0, itemCount).Where(item => (taken[item / BitsPerWord] & (1UL << (item % BitsPerWord))) == 0).ToArray();
        random.Shuffle<int>(free);
        free.AsSpan(0, drawn.Length).CopyTo(drawn);
        foreach (var item in drawn)
            Take(item);
    }
}
