namespace SynthRec.MLNet.Tool.Files;

/// <summary>Files to read: Parquet by the ending <c>.parquet</c>, else CSV.</summary>
internal static class InputFile
{
    /// <summary>Reads a file; what is said of its content starts with its name.</summary>
    public static T Read<T>(FileInfo file, Func<T> csv, Func<T> parquet)
    {
        if (Directory.Exists(file.FullName))
            throw new InvalidDataException($"'{file.FullName}' is a folder, not a file.");
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file '{file.FullName}'.");
        return Naming(file, () => IsParquet(file) ? parquet() : csv());
    }

    /// <summary>Does what may find fault with the content of a file, which is then named.</summary>
    public static T Naming<T>(FileInfo file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file.FullName}: {e.Message}", e);
        }
    }

    public static bool IsParquet(FileInfo file) => file.Extension.Equals(".parquet", StringComparison.OrdinalIgnoreCase);
}
