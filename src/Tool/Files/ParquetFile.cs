using Microsoft.ML;
using Microsoft.ML.Data;
using Parquet;
using Parquet.Schema;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Parquet files. Ids are text or 64-bit integers, values single precision, times 64-bit Unix seconds or timestamps; a column is held whole.</summary>
internal static class ParquetFile
{
    private const int RowsPerGroup = 1 << 20;

    public static FileContent Read(FileInfo file, InteractionReadOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var (rows, timeForm) = Load(file, options.Columns, cancellationToken);
        return new(rows.ToInteractions(options, progress, cancellationToken), timeForm);
    }

    public static void Write(FileContent content, InteractionColumns columns, Stream stream) => WriteAsync(content, columns, stream).GetAwaiter().GetResult();

    private static (IDataView Rows, TimeForm TimeForm) Load(FileInfo file, InteractionColumns columns, CancellationToken cancellationToken)
    {
        try
        {
            return LoadAsync(file, columns, cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is ParquetException or EndOfStreamException or IndexOutOfRangeException or OverflowException || e.GetType() == typeof(IOException))
        {
            throw new InvalidDataException($"The file is no Parquet file that can be read: {e.Message}", e);
        }
    }

    private static async Task<(IDataView Rows, TimeForm TimeForm)> LoadAsync(FileInfo file, InteractionColumns columns, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        await using var reader = await ParquetReader.CreateAsync(stream, null, true, cancellationToken);
        var read = new ParquetColumns(reader, cancellationToken);
        List<RowsView.Column> loaded = [await read.IdsAsync(columns.User), await read.IdsAsync(columns.Item)];
        if (columns.Value is { } value)
            loaded.Add(await read.ValuesAsync(value));
        if (columns.Timestamp is { } time)
            loaded.Add(await read.TimesAsync(time));
        return (new RowsView(read.RowCount, loaded), columns.Timestamp is { } name ? read.TimeFormOf(name) : default);
    }

    private static async Task WriteAsync(FileContent content, InteractionColumns columns, Stream stream)
    {
        var (data, timeForm) = content;
        var (user, item) = (IdField(columns.User, data.Users), IdField(columns.Item, data.Items));
        var value = data.HasValues ? new DataField<float>(columns.Value!) : null;
        var time = data.HasTimestamps ? TimeField(columns.Timestamp!, timeForm) : null;
        var users = new int[data.Count];
        for (var u = 0; u < data.UserCount; u++)
            users.AsSpan(data.Offsets[u], data.CountOf(u)).Fill(u);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(new Field?[] { user, item, value, time }.OfType<Field>()), stream);
        for (var start = 0; start < data.Count; start += RowsPerGroup)
        {
            var count = Math.Min(RowsPerGroup, data.Count - start);
            using var group = writer.CreateRowGroup();
            await WriteIdsAsync(group, user, data.Users, users[start..(start + count)]);
            await WriteIdsAsync(group, item, data.Items, data.ItemIndices.Slice(start, count).ToArray());
            if (value is not null)
                await group.WriteAsync<float>(value, data.Values.Slice(start, count).ToArray());
            if (time is not null)
                await WriteTimesAsync(group, time, data.Timestamps.Slice(start, count).ToArray());
            group.CompleteValidate();
        }
    }

    private static DataField IdField(string name, Vocabulary ids) => ids.Type is TextDataViewType ? new DataField<string>(name, nullable: false) : new DataField<long>(name);

    private static DataField TimeField(string name, TimeForm form) =>
        form == TimeForm.UnixSeconds ? new DataField<long>(name) : new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis);

    private static async Task WriteTimesAsync(ParquetRowGroupWriter group, DataField field, long[] seconds)
    {
        if (field is DateTimeDataField)
            await group.WriteAsync<DateTime>(field, Array.ConvertAll(seconds, time => DateTime.UnixEpoch.AddSeconds(time)));
        else
            await group.WriteAsync<long>(field, seconds);
    }

    private static async Task WriteIdsAsync(ParquetRowGroupWriter group, DataField field, Vocabulary ids, int[] indices)
    {
        if (ids is IntegerVocabulary integers)
            await group.WriteAsync<long>(field, Array.ConvertAll(indices, integers.GetBits));
        else
            await group.WriteAsync(field, Array.ConvertAll(indices, ids.GetText));
    }
}
