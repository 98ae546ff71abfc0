namespace SynthRec.MLNet.Tool.Files;

/// <summary>Interactions in files: Parquet by the ending <c>.parquet</c>, else CSV.</summary>
internal static class InteractionFile
{
    private const string DefaultRating = "rating";
    private const string DefaultTime = "timestamp";

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
            throw new InvalidDataException($"{file.FullName}: {e.Message.Replace($"{nameof(MissingPolicy)}.{nameof(MissingPolicy.Skip)}", "--skip-missing", StringComparison.Ordinal)}", e);
        }
    }

    /// <summary>Writes interactions whole or not at all, under the names of the columns they were read from.</summary>
    public static void Write(FileContent content, InteractionColumns columns, FileInfo file)
    {
        columns = columns with { Value = columns.Value ?? DefaultRating, Timestamp = columns.Timestamp ?? DefaultTime };
        RequireFolder(file);
        WholeFile.Write(file.FullName, stream =>
        {
            if (IsParquet(file))
                ParquetFile.Write(content, columns, stream);
            else
                CsvFile.Write(content, columns, stream);
        });
    }

    /// <exception cref="DirectoryNotFoundException">The folder of the file does not exist.</exception>
    public static void RequireFolder(FileInfo? file)
    {
        if (file?.Directory is { Exists: false } folder)
            throw new DirectoryNotFoundException($"There is no folder '{folder.FullName}' to write '{file.Name}' to. Make it first.");
    }

    private static bool IsParquet(FileInfo file) => file.Extension.Equals(".parquet", StringComparison.OrdinalIgnoreCase);
}
