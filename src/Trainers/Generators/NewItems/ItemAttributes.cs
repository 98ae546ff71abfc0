using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>Attributes of items on one scale: standardised over the training items, and each item of length 1, so that rare attributes count.</summary>
internal sealed class ItemAttributes(FeatureScale scale)
{
    public int Dimensions => scale.Dimensions;

    public float[] Apply(ReadOnlySpan<float> vector)
    {
        var scaled = scale.Apply(vector);
        var length = TensorPrimitives.Norm(scaled);
        if (length > 0)
            TensorPrimitives.Divide(scaled, length, scaled);
        return scaled;
    }

    public void Write(BinaryWriter writer) => scale.Write(writer);

    public static ItemAttributes Read(BinaryReader reader) => new(FeatureScale.Read(reader));
}
