namespace SynthRec.MLNet;

/// <summary>Writes files whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Where a file such as /dev/stdout is no file to replace, but a place to write to.</summary>
    private const string Devices = "/dev/";

    /// <summary>Writes to a new file in the same folder, which then takes the place of an old one.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is left as it was.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        path = Path.GetFullPath(path);
        if (path.StartsWith(Devices, StringComparison.Ordinal))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        var folder = Path.GetDirectoryName(path);
        if (folder is null || Directory.Exists(path))
            throw new IOException($"'{path}' cannot be written: it is a folder.");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: the folder '{folder}' does not exist.");
        var temporary = Path.Combine(folder, $"{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
