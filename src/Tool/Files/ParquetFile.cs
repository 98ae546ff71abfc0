using Microsoft.ML;
using Parquet;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Parquet files. Ids are text or 64-bit integers, values single precision, times 64-bit Unix seconds or timestamps; a column is held whole.</summary>
internal static class ParquetFile
{
    public static FileContent Read(FileInfo file, InteractionReadOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var (rows, timeForm) = Read(file, columns => LoadAsync(columns, options.Columns), cancellationToken);
        return new(rows.ToInteractions(options, progress, cancellationToken), timeForm);
    }

    public static void Write(IEnumerable<Interactions> parts, InteractionColumns columns, TimeForm timeForm, Stream stream) =>
        WriteAsync(parts, columns, timeForm, stream).GetAwaiter().GetResult();

    /// <summary>Opens a file to read columns of it.</summary>
    public static T Read<T>(FileInfo file, Func<ParquetColumns, Task<T>> readAsync, CancellationToken cancellationToken)
    {
        try
        {
            return OpenAsync().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is ParquetException or EndOfStreamException or IndexOutOfRangeException or OverflowException || e.GetType() == typeof(IOException))
        {
            throw new InvalidDataException($"The file is no Parquet file that can be read: {e.Message}", e);
        }

        async Task<T> OpenAsync()
        {
            await using var stream = file.OpenRead();
            await using var reader = await ParquetReader.CreateAsync(stream, null, true, cancellationToken);
            return await readAsync(new(reader, cancellationToken));
        }
    }

    private static async Task<(IDataView Rows, TimeForm TimeForm)> LoadAsync(ParquetColumns read, InteractionColumns columns)
    {
        List<RowsView.Column> loaded = [await read.IdsAsync(columns.User), await read.IdsAsync(columns.Item)];
        if (columns.Value is { } value)
            loaded.Add(await read.ValuesAsync(value));
        if (columns.Timestamp is { } time)
            loaded.Add(await read.TimesAsync(time));
        return (new RowsView(read.RowCount, loaded), columns.Timestamp is { } name ? read.TimeFormOf(name) : default);
    }

    private static async Task WriteAsync(IEnumerable<Interactions> parts, InteractionColumns columns, TimeForm timeForm, Stream stream)
    {
        using var part = parts.GetEnumerator();
        part.MoveNext();
        var fields = new ParquetFields(part.Current, columns, timeForm);
        await using var writer = await ParquetWriter.CreateAsync(fields.Schema, stream);
        do
            await fields.WriteAsync(part.Current, writer);
        while (part.MoveNext());
    }
}
