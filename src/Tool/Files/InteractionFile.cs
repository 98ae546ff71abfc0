namespace SynthRec.MLNet.Tool.Files;

/// <summary>Interactions in files: Parquet by the ending <c>.parquet</c>, else CSV.</summary>
internal static class InteractionFile
{
    public static FileContent Read(FileInfo file, InteractionReadOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) => InputFile.Read(
        file,
        () => CsvFile.Read(file, options, progress, cancellationToken),
        () => ParquetFile.Read(file, options, progress, cancellationToken));

    /// <summary>Writes interactions whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="parts">The interactions, in one part or more with the same columns.</param>
    /// <param name="columns">The names of all their columns.</param>
    /// <param name="timeForm">How to write times.</param>
    /// <param name="last">What to do when all is written, before the file takes its place; if it fails, nothing is left.</param>
    public static void Write(FileInfo file, IEnumerable<Interactions> parts, InteractionColumns columns, TimeForm timeForm, Action last) => WholeFile.Write(file.FullName, stream =>
    {
        if (InputFile.IsParquet(file))
            ParquetFile.Write(parts, columns, timeForm, stream);
        else
            CsvFile.Write(parts, columns, timeForm, stream);
        stream.Flush(flushToDisk: stream.CanSeek); // A disk that is full is found out here.
        last();
    });
}
