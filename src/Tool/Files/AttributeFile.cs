namespace SynthRec.MLNet.Tool.Files;

/// <summary>Attributes of users or items in files: a column of ids, and others.</summary>
internal static class AttributeFile
{
    /// <param name="file">A CSV or Parquet file.</param>
    /// <param name="idColumn">The column of ids.</param>
    /// <param name="names">The other columns to read; null for all.</param>
    /// <param name="skipMissing">Leaves out rows with a missing field.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static AttributeTable Read(FileInfo file, string idColumn, string[]? names, bool skipMissing, CancellationToken cancellationToken) =>
        Read(file, idColumn, names, skipMissing ? MissingFields.SkipRow : MissingFields.Refuse, cancellationToken);

    /// <summary>The same with fields that may be missing, and with times as text.</summary>
    public static AttributeTable ReadWithMissing(FileInfo file, string idColumn, string[]? names, CancellationToken cancellationToken) =>
        Read(file, idColumn, names, MissingFields.Keep, cancellationToken);

    private static AttributeTable Read(FileInfo file, string idColumn, string[]? names, MissingFields missing, CancellationToken cancellationToken) => InputFile.Read(
        file,
        () => CsvFile.Read(file, reader => Read(reader, idColumn, names, missing, cancellationToken)),
        () => ParquetFile.Read(file, columns => ReadAsync(columns, idColumn, names, missing), cancellationToken));

    private static AttributeTable Read(CsvReader reader, string idColumn, string[]? names, MissingFields missing, CancellationToken cancellationToken)
    {
        var id = reader.Find(idColumn);
        string[] chosen = names ?? [.. reader.Names.Where(name => name != idColumn)];
        var fields = Array.ConvertAll(chosen, reader.Find);
        return AttributeTable.Of(idColumn, integerIds: false, chosen, Rows(), missing);

        IEnumerable<(string?, string?[])> Rows()
        {
            while (reader.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return (reader[id].ToString(), Array.ConvertAll(fields, field => (string?)reader[field].ToString()));
            }
        }
    }

    private static async Task<AttributeTable> ReadAsync(ParquetColumns columns, string idColumn, string[]? names, MissingFields missing)
    {
        var (ids, integers) = (await columns.TextsAsync(idColumn), columns.HasIntegers(idColumn));
        string[] chosen = names ?? [.. columns.Names.Where(name => name != idColumn)];
        var texts = new List<string?[]>();
        foreach (var name in chosen)
            texts.Add(await columns.TextsAsync(name, withTimes: missing == MissingFields.Keep));
        return AttributeTable.Of(idColumn, integers, chosen, ids.Select((id, row) => (id, texts.Select(column => column[row]).ToArray())), missing);
    }
}
