using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Sets of items as the critic sees them: users × items, an item of a user of n items being 1/√n.</summary>
internal static class GeneratedSets
{
    /// <summary>Real users. A copy: products of a tensor over managed memory vary with where that lies.</summary>
    public static Tensor OfUsers(Interactions data, int[] users, Device device)
    {
        var values = new float[users.Length * data.ItemCount];
        for (var row = 0; row < users.Length; row++)
        {
            foreach (var item in data.ItemsOf(users[row]))
                values[row * data.ItemCount + item] = 1 / MathF.Sqrt(data.CountOf(users[row]));
        }

        return tensor(values, float32, device).view(users.Length, data.ItemCount).clone();
    }

    /// <summary>
    /// Sets drawn from logits without replacement, as in sampling. Gradients go straight through the draw (Bengio et al. 2013), as if
    /// it were the probability 1 − exp(−n·p) of an item in n draws, p being its softmax.
    /// </summary>
    public static Tensor Draw(Tensor logits, int[] sizes, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var draws = tensor(Array.ConvertAll(sizes, size => (float)size), float32, logits.device).view(-1, 1);
        var missed = (nn.functional.softmax(logits, 1) * draws).neg().exp();
        var drawn = Drawn(logits, sizes, random);
        return (drawn.Minus(missed).Plus(missed.detach()) * draws.rsqrt()).MoveToOuterDisposeScope();
    }

    private static Tensor Drawn(Tensor logits, int[] sizes, SeededRandom random)
    {
        var itemCount = (int)logits.shape[1];
        var all = logits.ToSingles();
        var values = new float[all.Length];
        var drawer = new ItemDrawer(itemCount);
        var items = new List<int>();
        for (var row = 0; row < sizes.Length; row++)
        {
            items.Clear();
            drawer.Draw(all.AsSpan(row * itemCount, itemCount), 1, sizes[row], items, random);
            foreach (var item in items)
                values[row * itemCount + item] = 1;
        }

        return tensor(values, float32, logits.device).view(sizes.Length, itemCount);
    }
}
