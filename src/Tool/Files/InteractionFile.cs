namespace SynthRec.MLNet.Tool.Files;

/// <summary>Interactions in files: Parquet by the ending <c>.parquet</c>, else CSV.</summary>
internal static class InteractionFile
{
    public static FileContent Read(FileInfo file, InteractionReadOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file.FullName))
            throw new InvalidDataException($"'{file.FullName}' is a folder, not a file.");
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file '{file.FullName}'.");
        try
        {
            return IsParquet(file) ? ParquetFile.Read(file, options, progress, cancellationToken) : CsvFile.Read(file, options, progress, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file.FullName}: {e.Message}", e);
        }
    }

    /// <summary>Writes interactions whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="parts">The interactions, in one part or more with the same columns.</param>
    /// <param name="columns">The names of all their columns.</param>
    /// <param name="timeForm">How to write times.</param>
    /// <param name="last">What to do when all is written, before the file takes its place; if it fails, nothing is left.</param>
    public static void Write(FileInfo file, IEnumerable<Interactions> parts, InteractionColumns columns, TimeForm timeForm, Action last) => WholeFile.Write(file.FullName, stream =>
    {
        if (IsParquet(file))
            ParquetFile.Write(parts, columns, timeForm, stream);
        else
            CsvFile.Write(parts, columns, timeForm, stream);
        stream.Flush(flushToDisk: stream.CanSeek); // A disk that is full is found out here.
        last();
    });

    private static bool IsParquet(FileInfo file) => file.Extension.Equals(".parquet", StringComparison.OrdinalIgnoreCase);
}
