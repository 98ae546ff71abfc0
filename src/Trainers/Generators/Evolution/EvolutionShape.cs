namespace SynthRec.MLNet.Generators;

/// <summary>The sizes of an <see cref="EvolutionNetwork"/>.</summary>
internal sealed record EvolutionShape(int Items, int Hidden, int Latent, int Context)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Items);
        writer.Write(Hidden);
        writer.Write(Latent);
        writer.Write(Context);
    }

    public static EvolutionShape Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
}
