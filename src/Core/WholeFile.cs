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
        if (IsDevice(path))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        RequirePlace(path);
        var temporary = NewNeighbour(path);
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

    /// <summary>Finds out before long work whether <see cref="Write"/> can begin; nothing is left behind.</summary>
    /// <exception cref="IOException">The file is a folder, or its folder does not exist or cannot be written to.</exception>
    public static void RequireWritable(string path)
    {
        path = Path.GetFullPath(path);
        if (IsDevice(path))
            return;
        RequirePlace(path);
        try
        {
            using var probe = new FileStream(NewNeighbour(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written: no file can be made in its folder. {e.Message}", e);
        }
    }

    private static bool IsDevice(string path) => path.StartsWith(Devices, StringComparison.Ordinal);

    private static string NewNeighbour(string path) => $"{path}.{Path.GetRandomFileName()}.tmp";

    private static void RequirePlace(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder || Directory.Exists(path))
            throw new IOException($"'{path}' cannot be written: it is a folder.");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: the folder '{folder}' does not exist. Make it first.");
    }
}
