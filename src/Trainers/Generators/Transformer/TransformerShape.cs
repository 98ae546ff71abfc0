namespace SynthRec.MLNet.Generators;

/// <summary>The size of a <see cref="TransformerEncoder"/>.</summary>
/// <param name="Width">The width of inputs and outputs.</param>
/// <param name="Blocks">The number of blocks.</param>
/// <param name="Heads">The number of heads, which divides the width.</param>
/// <param name="Window">How many events, up to the present one, an event attends to.</param>
internal sealed record TransformerShape(int Width, int Blocks, int Heads, int Window)
{
    public void Write(BinaryWriter writer)
    {
        foreach (var number in new[] { Width, Blocks, Heads, Window })
            writer.Write(number);
    }

    public static TransformerShape Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
}
