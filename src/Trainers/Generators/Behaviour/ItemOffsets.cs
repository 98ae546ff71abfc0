using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What is added to the logit of each item, so that items are as popular among generated users as they should be whatever the
/// guidance: found by drawing trial users, again and again, and moving each offset by a part of the logarithm of how much too rare
/// its item was (iterative proportional fitting: Deming and Stephan 1940). Items that nobody took are never drawn.
/// </summary>
internal sealed class ItemOffsets
{
    /// <summary>A whole step goes too far, because an item that comes more often brings others along.</summary>
    private const double Step = 0.3;

    /// <summary>Items that are hardly expected at all move less, by so many interactions of the training data.</summary>
    private const double Smoothing = 0.1;

    private readonly float[] offsets;

    private ItemOffsets(float[] offsets) => this.offsets = offsets;

    public ReadOnlySpan<float> Values => offsets;

    /// <summary>A first guess: guidance multiplies what the network adds to popularity, and not popularity.</summary>
    public static ItemOffsets Guess(ItemPopularity popularity, float guidance)
    {
        var offsets = new float[popularity.ItemCount];
        for (var item = 0; item < offsets.Length; item++)
            offsets[item] = popularity.IsTaken(item) ? (1 - guidance) * popularity.Logarithms[item] : float.NegativeInfinity;
        return new(offsets);
    }

    /// <summary>The items' log-popularity, for networks that give what comes on top of it.</summary>
    public static ItemOffsets OfPopularity(ItemPopularity popularity) => Guess(popularity, guidance: 0);

    /// <summary>Makes items that came too seldom likelier, and the others rarer.</summary>
    /// <param name="wanted">How often each item should come, in interactions of the training data; 0 for items that nobody took.</param>
    /// <param name="expected">How often each came, up to a factor.</param>
    public void Correct(ReadOnlySpan<double> wanted, ReadOnlySpan<double> expected)
    {
        var scale = TensorPrimitives.Sum(wanted) / TensorPrimitives.Sum(expected);
        for (var item = 0; item < offsets.Length; item++)
        {
            if (wanted[item] > 0)
                offsets[item] += (float)(Step * Math.Log((wanted[item] + Smoothing) / ((expected[item] * scale) + Smoothing)));
        }
    }

    public void Write(BinaryWriter writer) => writer.WriteSingles(offsets);

    public static ItemOffsets Read(BinaryReader reader) => new(reader.ReadSingles());
}
