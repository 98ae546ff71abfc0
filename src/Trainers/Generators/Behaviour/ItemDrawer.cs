using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Draws items without replacement, one after the other in proportion to exp(logit) among those left,
/// which is what the Gumbel top-k trick draws (Kool, van Hoof and Welling 2019) with a random number for each draw instead of each item.
/// </summary>
internal sealed class ItemDrawer(int itemCount)
{
    private readonly float[] weights = new float[itemCount];
    private readonly double[] cumulative = new double[itemCount];

    /// <summary>Draws items that are not taken yet, marks them taken and adds them to <paramref name="into"/>.</summary>
    /// <param name="logits">Unnormalised log-probabilities of all items.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="count">How many to draw, at most the number of items not taken.</param>
    /// <param name="taken">Which items are taken.</param>
    /// <param name="into">Receives the items.</param>
    /// <param name="random">The random stream.</param>
    public void Draw(ReadOnlySpan<float> logits, float temperature, int count, bool[] taken, List<int> into, SeededRandom random)
    {
        Weigh(logits, temperature, weights);
        while (count > 0)
        {
            var total = 0.0;
            for (var item = 0; item < weights.Length; item++)
            {
                total += taken[item] ? 0 : weights[item];
                cumulative[item] = total;
            }

            if (!(total > 0))
            {
                DrawUniformly(count, taken, into, random);
                return;
            }

            // Rejecting an item drawn twice is the same as drawing among those left, and cheap while few are taken.
            for (var tries = 2 * count + 8; tries > 0 && count > 0; tries--)
            {
                var item = Find(random.NextDouble() * total);
                if (taken[item])
                    continue;
                taken[item] = true;
                into.Add(item);
                count--;
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

    private int Find(double point)
    {
        var at = Array.BinarySearch(cumulative, point);
        at = at < 0 ? ~at : at + 1;
        at = Math.Min(at, cumulative.Length - 1);
        while (at > 0 && cumulative[at - 1] > point)
            at--;
        while (at < cumulative.Length - 1 && cumulative[at] <= point)
            at++;
        return at;
    }

    private static void DrawUniformly(int count, bool[] taken, List<int> into, SeededRandom random)
    {
        var free = Enumerable.Range(0, taken.Length).Where(item => !taken[item]).ToArray();
        random.Shuffle<int>(free);
        foreach (var item in free.AsSpan(0, Math.Min(count, free.Length)))
        {
            taken[item] = true;
            into.Add(item);
        }
    }
}
