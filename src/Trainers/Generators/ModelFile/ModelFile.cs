namespace SynthRec.MLNet.Generators;

/// <summary>The file of a model.</summary>
internal static class ModelFile
{
    private static readonly FramedFile Frame = new("SYNTHREC", 7, "model file", "Copy it again, or save the model again.", "Fit the model again and save it.");

    /// <inheritdoc cref="FramedFile.Write"/>
    public static void Write(string path, Action<BinaryWriter> writeContent) => Frame.Write(path, writeContent);

    /// <inheritdoc cref="FramedFile.Read"/>
    public static T Read<T>(string path, Func<BinaryReader, T> readContent) => Frame.Read(path, readContent);
}
