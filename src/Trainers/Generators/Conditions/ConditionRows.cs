using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The conditions of a mini-batch as a network sees them: a row for each user, 0 throughout where nothing is known.</summary>
internal sealed class ConditionRows(int count, int dimensions)
{
    private readonly float[] values = new float[count * dimensions];
    private readonly bool[] known = new bool[count];

    public bool AnyKnown => Array.IndexOf(known, true) >= 0;

    public bool AllKnown => Array.IndexOf(known, false) < 0;

    public void Set(int row, ReadOnlySpan<float> condition)
    {
        known[row] = condition.Length > 0;
        condition.CopyTo(values.AsSpan(row * dimensions));
    }

    /// <summary>Users × dimensions, in memory that is always aligned alike, so that products with it round alike.</summary>
    public Tensor ToTensor(Device device)
    {
        using var unaligned = tensor(values, float32, device);
        return unaligned.view(count, dimensions).clone();
    }

    /// <summary>Which rows are known, as a column.</summary>
    public Tensor Known(Device device) => tensor(known, device: device).unsqueeze(1);
}
