namespace SynthRec.MLNet.Tool.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public string this[string file] => Path.Combine(folder.FullName, file);

    public string[] Files => [.. folder.GetFiles().Select(file => file.Name).Order()];

    public string Write(string file, string content)
    {
        File.WriteAllText(this[file], content);
        return this[file];
    }

    public void Dispose() => folder.Delete(recursive: true);
}
